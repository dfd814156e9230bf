package dev.tandem.localstack.check.books;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The events that the services have published for webhooks, the endpoints that ask for them, and
 * the deliveries that were planned.
 *
 * @param published none where no endpoint is enabled
 * @param planned the deliveries in whatever state
 */
public record Webhooks(List<Endpoint> endpoints, List<Published> published, Set<Delivery> planned) {

  /** An enabled endpoint. */
  public record Endpoint(String id, Set<String> selectors, Instant enabledAt) {

    /** Whether it asks for the event: for all, for those of its type, or for those of its name. */
    public boolean asksFor(Published event) {
      return selectors.contains("*")
          || selectors.contains(event.type())
          || selectors.contains(event.name());
    }
  }

  /**
   * An event that webhooks send.
   *
   * @param type the full type with its version
   * @param name the name in it
   */
  public record Published(String id, String subject, String type, String name, Instant at) {}

  /** A delivery of an event to an endpoint. */
  public record Delivery(String endpointId, String eventId) {}
}
