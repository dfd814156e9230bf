package dev.tandem.messaging.internal.order;

import java.time.Instant;
import java.util.List;

import dev.tandem.messaging.internal.database.Backlog;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** Actuator endpoint {@code parked}: the subjects that wait for a predecessor, and its number. */
@Endpoint(id = "parked")
public final class ParkedEndpoint {

  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;

  private final JdbcParkedEvents parkedEvents;

  public ParkedEndpoint(JdbcParkedEvents parkedEvents) {
    this.parkedEvents = parkedEvents;
  }

  /** Totals, and the subjects that have waited longest. */
  @ReadOperation
  public Parked list(@Nullable String group, @Nullable String subject, @Nullable Integer limit) {
    int size = Math.max(1, Math.min(limit == null ? DEFAULT_LIMIT : limit, MAX_LIMIT));
    Backlog waiting = parkedEvents.waiting();
    return new Parked(
        waiting.count(), waiting.oldest(), parkedEvents.subjects(group, subject, size));
  }

  /** The events that are parked at the moment, counted and by subject. */
  public record Parked(long count, @Nullable Instant oldest, List<ParkedSubject> subjects) {}
}
