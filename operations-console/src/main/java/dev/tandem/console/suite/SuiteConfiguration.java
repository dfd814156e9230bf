package dev.tandem.console.suite;

import java.net.http.HttpClient;
import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class SuiteConfiguration {

  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(1);

  @Bean
  SuiteClient suiteClient(SuiteProperties suite, CallerToken token, JsonMapper json) {
    HttpClient http = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(CONNECT_PATIENCE)
        .build();
    return new SuiteClient(http, suite, token, json);
  }
}
