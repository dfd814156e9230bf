package dev.tandem.wallet.bank;

import java.net.http.HttpClient;
import java.util.concurrent.Executors;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** Connects the service to its bank. */
@Configuration(proxyBeanMethods = false)
class BankConfiguration {

  private static final String INSTANCE = "bank";

  @Bean(destroyMethod = "close")
  HttpClient bankHttpClient(BankProperties properties) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(properties.connectTimeout())
        .followRedirects(HttpClient.Redirect.NEVER)
        // Spring writes bodies on it too; without one it would start a thread for each request.
        .executor(Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("bank-http-", 0).factory()))
        .build();
  }

  @Bean
  BankApi bankApi(
      HttpClient bankHttpClient, BankProperties properties, ObservationRegistry observations) {
    var requests = new JdkClientHttpRequestFactory(bankHttpClient);
    requests.setReadTimeout(properties.answerTimeout());
    var client = RestClient.builder()
        .baseUrl(properties.url())
        .requestFactory(requests)
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
