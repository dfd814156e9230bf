package dev.tandem.messaging.internal.inbox;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tandem.messaging.internal.envelope.EventIds;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** Actuator endpoint {@code handling}: what the service's groups did with some events. */
@Endpoint(id = "handling")
public final class HandlingEndpoint {

  private static final int MOST = 100;
  private static final String INVALID =
      "ids must be ids of events, separated by commas, at most " + MOST;

  private final JdbcHandling handling;
  private final RecentHandling recent;

  public HandlingEndpoint(JdbcHandling handling, RecentHandling recent) {
    this.handling = handling;
    this.recent = recent;
  }

  /**
   * What a group did with an event.
   *
   * @param tookMillis the time of its batch, with calls to the outside; null if another instance
   *     handled it, or this one did so long ago
   * @param batchSize the number of events in that batch
   */
  public record Found(
      @JsonUnwrapped Handling handling,
      @Nullable Long tookMillis,
      @Nullable Integer batchSize) {}

  /** A row for each event and each group that it reached. */
  public record Handlings(List<Found> data) {}

  /**
   * What became of events.
   *
   * @param ids ids of events, separated by commas; at most 100
   */
  @ReadOperation
  public Handlings of(String ids) {
    Set<UUID> events = EventIds.parseAll(ids)
        .filter(it -> it.size() <= MOST)
        .orElseThrow(() -> new InvalidEndpointRequestException(INVALID, INVALID));
    return new Handlings(handling.of(events).stream().map(this::found).toList());
  }

  private Found found(Handling one) {
    Optional<RecentHandling.Handled> known = recent.find(one.group(), one.eventId());
    return new Found(
        one,
        known.map(it -> it.took().toMillis()).orElse(null),
        known.map(RecentHandling.Handled::batchSize).orElse(null));
  }
}
