package dev.tandem.messaging.internal.monitoring;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import dev.tandem.messaging.internal.envelope.EventIds;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/** Actuator endpoint for the state of single messages. */
@Endpoint(id = "transactions")
public final class TransactionsEndpoint {

  private static final Duration WINDOW = Duration.ofDays(1);
  private static final int LIMIT = 100;

  private final OutboxQueries queries;

  TransactionsEndpoint(OutboxQueries queries) {
    this.queries = queries;
  }

  /**
   * One message, by its id, which is the id of its first event; null (404) if there is no such row.
   */
  @ReadOperation
  public OutboxQueries.@Nullable MessageDetails transaction(@Selector String messageId) {
    UUID id = EventIds.parse(messageId)
        .orElseThrow(() -> new InvalidEndpointRequestException(
            messageId + " is no message's id", "a message's id is a UUID, or evt_ and a UUID"));
    return queries.find(id).orElse(null);
  }

  /**
   * The newest messages about a subject, at most 100.
   *
   * @param subject the subject of the events
   * @param within the time to look back, a day unless given
   */
  @ReadOperation
  public Messages transactions(String subject, @Nullable Duration within) {
    if (within != null && within.isNegative()) {
      throw new InvalidEndpointRequestException(
          "within must not be negative", "within must not be negative");
    }
    return new Messages(queries.about(subject, within == null ? WINDOW : within, LIMIT));
  }

  /**
   * Messages found.
   *
   * @param data newest first
   */
  public record Messages(List<OutboxQueries.MessageDetails> data) {}
}
