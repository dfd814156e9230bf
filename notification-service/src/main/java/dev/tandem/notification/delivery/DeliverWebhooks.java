package dev.tandem.notification.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.tandem.notification.delivery.NextStep.Again;
import dev.tandem.notification.delivery.NextStep.Done;
import dev.tandem.notification.delivery.NextStep.EndpointGone;
import dev.tandem.notification.delivery.NextStep.GivenUp;
import dev.tandem.notification.webhook.EndpointSecrets;
import dev.tandem.notification.webhook.JdbcEndpoints;
import dev.tandem.notification.webhook.JdbcEndpoints.DisabledReason;
import dev.tandem.notification.webhook.WebhookSecret;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Makes one attempt outside any transaction, then records its outcome in one. */
final class DeliverWebhooks {

  private static final Logger log = LoggerFactory.getLogger(DeliverWebhooks.class);

  private final DeliverySender sender;
  private final EndpointSecrets secrets;
  private final RetrySchedule schedule;
  private final JdbcDeliveries deliveries;
  private final JdbcEndpoints endpoints;
  private final TransactionOperations transaction;
  private final Duration disableAfter;
  private final Clock clock;
  private final MeterRegistry meters;

  DeliverWebhooks(
      DeliverySender sender,
      EndpointSecrets secrets,
      RetrySchedule schedule,
      JdbcDeliveries deliveries,
      JdbcEndpoints endpoints,
      TransactionOperations transaction,
      Duration disableAfter,
      Clock clock,
      MeterRegistry meters) {
    this.sender = sender;
    this.secrets = secrets;
    this.schedule = schedule;
    this.deliveries = deliveries;
    this.endpoints = endpoints;
    this.transaction = transaction;
    this.disableAfter = disableAfter;
    this.clock = clock;
    this.meters = meters;
  }

  void deliver(TakenDelivery delivery) {
    Attempt attempt = sender.send(delivery, secretsOf(delivery));
    Instant now = clock.instant();
    NextStep next = schedule.after(attempt, delivery.failures(), now);
    boolean recorded =
        Boolean.TRUE.equals(transaction.execute(status -> record(delivery, attempt, next, now)));
    if (recorded) {
      meters.timer("tandem.webhook.attempts", "outcome", outcomeOf(next)).record(attempt.took());
    }
  }

  /** The endpoint's secrets, the current one first. */
  private List<WebhookSecret> secretsOf(TakenDelivery delivery) {
    return Stream.of(delivery.sealedSecret(), delivery.sealedFormerSecret())
        .filter(Objects::nonNull)
        .map(secret -> secrets.open(delivery.endpointId(), secret))
        .toList();
  }

  private boolean record(TakenDelivery delivery, Attempt attempt, NextStep next, Instant now) {
    boolean recorded = switch (next) {
      case Done() -> deliveries.record(delivery, attempt, DeliveryStatus.SUCCEEDED, null);
      case Again(var at) -> deliveries.record(delivery, attempt, DeliveryStatus.PENDING, at);
      case GivenUp(), EndpointGone() ->
        deliveries.record(delivery, attempt, DeliveryStatus.FAILED, null);
    };
    if (recorded) {
      switch (next) {
        case Done() -> endpoints.recordSuccess(delivery.endpointId());
        case EndpointGone() -> disable(delivery, DisabledReason.GONE, now);
        case Again(var at) -> recordFailure(delivery, now);
        case GivenUp() -> recordFailure(delivery, now);
      }
    }
    return recorded;
  }

  private void recordFailure(TakenDelivery delivery, Instant now) {
    if (endpoints.recordFailure(delivery.endpointId(), disableAfter, now)) {
      disable(delivery, DisabledReason.FAILING, now);
    }
  }

  private void disable(TakenDelivery delivery, DisabledReason reason, Instant now) {
    if (endpoints.disable(delivery.endpointId(), reason, now)) {
      log.warn("Webhook endpoint {} is disabled: {}", delivery.endpointId(), reason);
    }
  }

  private static String outcomeOf(NextStep next) {
    return switch (next) {
      case Done() -> "succeeded";
      case Again(var at) -> "retried";
      case GivenUp() -> "failed";
      case EndpointGone() -> "gone";
    };
  }
}
