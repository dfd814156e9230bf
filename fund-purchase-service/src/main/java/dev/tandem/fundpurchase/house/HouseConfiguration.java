package dev.tandem.fundpurchase.house;

import dev.tandem.web.http.TimelyRequests;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

/** Wires the connection to the fund house. */
@Configuration(proxyBeanMethods = false)
class HouseConfiguration {

  @Bean
  TimelyRequests fundHouseRequests(HouseProperties properties) {
    return new TimelyRequests("fund-house", properties.connectTimeout(), properties.readTimeout());
  }

  @Bean
  RestClient fundHouseHttp(TimelyRequests fundHouseRequests, HouseProperties properties) {
    return RestClient.builder()
        .baseUrl(properties.url().toString())
        .requestFactory(fundHouseRequests)
        .build();
  }
}
