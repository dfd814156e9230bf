package dev.tandem.messaging.internal.monitoring;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.tandem.messaging.internal.deadletter.FourEyes.Person;
import dev.tandem.messaging.internal.envelope.EventIds;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * Actuator endpoint for the messages on their way: their number, the age of the oldest, their
 * contents, and sending them again.
 */
@Endpoint(id = "outbox")
public final class OutboxEndpoint {

  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;

  private final OutboxQueries queries;
  private final Redelivery redelivery;

  OutboxEndpoint(OutboxQueries queries, Redelivery redelivery) {
    this.queries = queries;
    this.redelivery = redelivery;
  }

  /** Counts by state; the count of confirmed messages is an estimate. */
  @ReadOperation
  public OutboxQueries.Summary outbox() {
    return queries.summary();
  }

  /**
   * The committed messages after {@code messageId}, in the order of their ids, as far as the outbox
   * still keeps them: tables that were built from events can be rebuilt from it.
   *
   * @param messageId the last one of the page before; an id of zeros for the first page
   * @param limit at most 1,000, 100 unless said
   */
  @ReadOperation
  public Page page(@Selector UUID messageId, @Nullable Integer limit) {
    int size = limit == null ? DEFAULT_LIMIT : limit;
    if (size < 1 || size > MAX_LIMIT) {
      throw invalid("limit must be between 1 and " + MAX_LIMIT);
    }
    List<OutboxQueries.Published> found = queries.publishedAfter(messageId, size + 1);
    boolean hasMore = found.size() > size;
    return new Page(hasMore ? found.subList(0, size) : found, hasMore);
  }

  /**
   * {@code resend} the messages of events that somebody misses. Who has taken them already drops
   * them.
   *
   * @param events ids of events, at most 1,000, separated by commas
   * @param reason why, for the log
   */
  @WriteOperation
  public WebEndpointResponse<?> act(
      SecurityContext security, String action, String events, String reason) {
    if (!"resend".equals(action)) {
      throw invalid("action must be 'resend', not '" + action + "'");
    }
    if (reason.isBlank()) {
      throw invalid("reason is required to resend");
    }
    return new WebEndpointResponse<>(
        redelivery.send(ids(events), Person.of(security, null).recorded(), reason));
  }

  private static Set<UUID> ids(String events) {
    Set<UUID> ids = EventIds.parseAll(events)
        .orElseThrow(() -> invalid("events must be ids of events, separated by commas"));
    if (ids.size() > MAX_LIMIT) {
      throw invalid("events must be at most " + MAX_LIMIT);
    }
    return ids;
  }

  private static InvalidEndpointRequestException invalid(String reason) {
    return new InvalidEndpointRequestException(reason, reason);
  }

  /** A page of messages. */
  public record Page(List<OutboxQueries.Published> data, boolean hasMore) {}
}
