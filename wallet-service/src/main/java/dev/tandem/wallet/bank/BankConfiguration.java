package dev.tandem.wallet.bank;

import dev.tandem.web.http.TimelyRequests;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** Connects the service to its bank. */
@Configuration(proxyBeanMethods = false)
class BankConfiguration {

  private static final String INSTANCE = "bank";

  @Bean
  TimelyRequests bankRequests(BankProperties properties) {
    return new TimelyRequests("bank", properties.connectTimeout(), properties.answerTimeout());
  }

  @Bean
  BankApi bankApi(
      TimelyRequests bankRequests, BankProperties properties, ObservationRegistry observations) {
    var client = RestClient.builder()
        .baseUrl(properties.url())
        .requestFactory(bankRequests)
        .observationRegistry(observations)
        .build();
    return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
        .build()
        .createClient(BankApi.class);
  }

  @Bean
  Bank bank(
      BankApi api,
      RetryRegistry retries,
      CircuitBreakerRegistry breakers,
      BulkheadRegistry bulkheads,
      MeterRegistry meters) {
    return new HttpBank(
        api,
        retries.retry(INSTANCE),
        breakers.circuitBreaker(INSTANCE),
        bulkheads.bulkhead(INSTANCE),
        meters);
  }
}
