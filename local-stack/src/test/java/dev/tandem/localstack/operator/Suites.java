package dev.tandem.localstack.operator;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.http.JsonServer;
import dev.tandem.localstack.suite.Service;

/** Installations of which one server plays every service. */
final class Suites {

  private static final String NOBODY = "http://127.0.0.1:1";

  private Suites() {}

  /** All services but those that are away. */
  static Installation at(JsonServer services, Http http, Service... away) {
    Map<Service, String> urls = urls(services, away);
    return new Installation(urls, urls, http, http);
  }

  /** Likewise, for what asks all of them in the same way. */
  static Applications applications(JsonServer services, Http http, Service... away) {
    Map<String, String> urls = new LinkedHashMap<>();
    urls(services, away).forEach((service, url) -> urls.put(service.module(), url));
    return new Applications(urls, http);
  }

  private static Map<Service, String> urls(JsonServer services, Service... away) {
    Map<Service, String> urls = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      urls.put(service, List.of(away).contains(service) ? NOBODY : services.url());
    }
    return urls;
  }
}
