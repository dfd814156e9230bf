package dev.tandem.console.suite;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.tandem.web.security.ClientAddresses;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class SuiteConfiguration {

  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(1);

  @Bean
  CallerAddress callerAddress(ClientAddresses addresses) {
    return () -> Optional.ofNullable(RequestContextHolder.getRequestAttributes())
        .map(it -> addresses.of(((ServletRequestAttributes) it).getRequest()));
  }

  @Bean
  SuiteClient suiteClient(
      SuiteProperties suite, CallerToken token, CallerAddress address, JsonMapper json) {
    HttpClient http = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(CONNECT_PATIENCE)
        .build();
    return new SuiteClient(http, suite, token, address, json, ConcurrentHashMap.newKeySet());
  }
}
