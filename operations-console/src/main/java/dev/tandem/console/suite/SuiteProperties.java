package dev.tandem.console.suite;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The addresses of the services.
 *
 * @param services The addresses of each service.
 * @param timeout Time to wait for an answer before the page shows the service as away.
 * @param brokerMetrics Address at which the broker tells its metrics.
 */
@ConfigurationProperties("tandem.console")
public record SuiteProperties(
    Map<Service, Address> services,
    @DefaultValue("5s") Duration timeout,
    @DefaultValue("http://127.0.0.1:5557") URI brokerMetrics) {

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
   * @param url Address of its API.
   * @param management Address of its management endpoints.
   */
  public record Address(URI url, URI management) {}
}
