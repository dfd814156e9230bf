package dev.tandem.web.proof;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import dev.tandem.web.http.MachineToken;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClient;

/**
 * What a service has published to a topic, read from its outbox over its management port.
 *
 * @param management the service's management address
 * @param tags the events that count, separated by commas; all where it is null
 */
public record Outbox(
    RestClient http,
    MachineToken token,
    URI management,
    String topic,
    @Nullable String tags) {

  /** Digests of the events in slots from {@code from} on; slots without events are left out. */
  public List<EventDigest> digests(Instant from, int slots, Duration each) {
    return get("/actuator/digests/outbox?" + asked(from, slots, each), Digests.class)
        .data();
  }

  /** The ids of the events of one slot. */
  public List<UUID> ids(Instant from, Duration each) {
    return get("/actuator/digests/outbox/ids?" + asked(from, 1, each), Ids.class)
        .data();
  }

  private String asked(Instant from, int slots, Duration each) {
    var asked = "topic=%s&from=%s&slots=%s&each=%s".formatted(topic, from, slots, each);
    return tags == null ? asked : asked + "&tags=" + tags;
  }

  private <T> T get(String path, Class<T> type) {
    return Objects.requireNonNull(http.get()
        .uri(URI.create(management + path))
        .headers(token::addTo)
        .retrieve()
        .body(type));
  }

  private record Digests(List<EventDigest> data) {}

  private record Ids(List<UUID> data) {}
}
