package dev.tandem.console.suite;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the services are.
 *
 * @param services The addresses of each service.
 * @param timeout How long an answer may take before the page says that the service is away.
 */
@ConfigurationProperties("tandem.console")
public record SuiteProperties(
    Map<Service, Address> services, @DefaultValue("5s") Duration timeout) {

  public SuiteProperties {
    services = Map.copyOf(services);
    for (Service service : Service.values()) {
      if (!services.containsKey(service)) {
        throw new IllegalArgumentException("tandem.console.services lacks " + service.title());
      }
    }
  }

  /**
   * The addresses of a service.
   *
   * @param url Where its API answers.
   * @param management Where its operators look.
   */
  public record Address(URI url, URI management) {}
}
