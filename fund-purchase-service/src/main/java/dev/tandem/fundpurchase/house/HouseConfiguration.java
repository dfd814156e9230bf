package dev.tandem.fundpurchase.house;

import java.net.http.HttpClient;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** The connection to the fund house. */
@Configuration(proxyBeanMethods = false)
class HouseConfiguration {

  @Bean
  RestClient fundHouseHttp(HouseProperties properties) {
    var http = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(properties.connectTimeout())
        .build();
    var requests = new JdkClientHttpRequestFactory(http);
    requests.setReadTimeout(properties.readTimeout());
    return RestClient.builder()
        .baseUrl(properties.url().toString())
        .requestFactory(requests)
        .build();
  }
}
