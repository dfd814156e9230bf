package dev.tandem.messaging.internal.monitoring;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * Actuator endpoint for the messages on their way: their number, the age of the oldest, and their
 * contents.
 */
@Endpoint(id = "outbox")
public final class OutboxEndpoint {

  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;

  private final OutboxQueries queries;

  OutboxEndpoint(OutboxQueries queries) {
    this.queries = queries;
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
      String reason = "limit must be between 1 and " + MAX_LIMIT;
      throw new InvalidEndpointRequestException(reason, reason);
    }
    List<OutboxQueries.Published> found = queries.publishedAfter(messageId, size + 1);
    boolean hasMore = found.size() > size;
    return new Page(hasMore ? found.subList(0, size) : found, hasMore);
  }

  /** A page of messages. */
  public record Page(List<OutboxQueries.Published> data, boolean hasMore) {}
}
