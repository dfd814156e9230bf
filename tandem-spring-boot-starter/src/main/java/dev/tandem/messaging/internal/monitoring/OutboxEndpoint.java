package dev.tandem.messaging.internal.monitoring;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** Actuator endpoint: how many messages are on their way, and how long the oldest has been. */
@Endpoint(id = "outbox")
public final class OutboxEndpoint {

  private final OutboxQueries queries;

  OutboxEndpoint(OutboxQueries queries) {
    this.queries = queries;
  }

  /** Counts by state; that of confirmed messages is an estimate. */
  @ReadOperation
  public OutboxQueries.Summary outbox() {
    return queries.summary();
  }
}
