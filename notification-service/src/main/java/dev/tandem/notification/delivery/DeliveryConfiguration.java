package dev.tandem.notification.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import dev.tandem.notification.guard.TargetGuard;
import dev.tandem.notification.webhook.EndpointSecrets;
import dev.tandem.notification.webhook.JdbcEndpoints;
import dev.tandem.notification.webhook.WebhookProperties;
import dev.tandem.web.work.PollingWorker;
import dev.tandem.web.work.Retention;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Wires the sending of webhooks. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

  private static final Duration HOUSEKEEPING_INTERVAL = Duration.ofMinutes(1);

  @Bean
  JdbcDeliveries deliveries(JdbcClient jdbc, Clock clock, MeterRegistry meters) {
    JdbcDeliveries deliveries = new JdbcDeliveries(jdbc);
    TimeGauge.builder(
            "tandem.webhook.oldest.due",
            () -> deliveries.oldestDueAge(clock.instant()).toMillis(),
            TimeUnit.MILLISECONDS)
        .description("How long the oldest due webhook delivery has been waiting")
        .register(meters);
    return deliveries;
  }

  @Bean
  DeliverySender deliverySender(TargetGuard guard, WebhookProperties properties) {
    // Receivers compare a signature's time with their own clock, which no demo moves.
    return new DeliverySender(
        guard, properties.timeout(), properties.concurrency(), InstantSource.system());
  }

  @Bean
  DeliverWebhooks deliverWebhooks(
      DeliverySender sender,
      EndpointSecrets secrets,
      JdbcDeliveries deliveries,
      JdbcEndpoints endpoints,
      PlatformTransactionManager transactions,
      WebhookProperties properties,
      Clock clock,
      MeterRegistry meters) {
    RetrySchedule schedule = new RetrySchedule(
        properties.retryDelays(), () -> ThreadLocalRandom.current().nextDouble());
    return new DeliverWebhooks(
        sender,
        secrets,
        schedule,
        deliveries,
        endpoints,
        new TransactionTemplate(transactions),
        properties.disableAfter(),
        clock,
        meters);
  }

  @Bean
  DeliveryDispatcher deliveryDispatcher(
      JdbcDeliveries deliveries,
      DeliverWebhooks deliverWebhooks,
      WebhookProperties properties,
      Clock clock,
      MeterRegistry meters) {
    var dispatcher = new DeliveryDispatcher(deliveries, deliverWebhooks, properties, clock);
    Gauge.builder("tandem.webhook.in.flight", dispatcher, DeliveryDispatcher::inFlight)
        .description("Attempts being made by this instance")
        .register(meters);
    return dispatcher;
  }

  @Bean
  PollingWorker webhookWorker(DeliveryDispatcher dispatcher) {
    return dispatcher.worker();
  }

  @Bean
  PollingWorker webhookHousekeeping(
      JdbcDeliveries deliveries,
      JdbcEndpoints endpoints,
      WebhookProperties properties,
      Clock clock) {
    var retention = new Retention(deliveries::deleteBefore, properties.retention(), clock);
    return new PollingWorker("webhook-housekeeping", HOUSEKEEPING_INTERVAL, () -> {
      endpoints.forgetFormerSecrets(clock.instant());
      boolean cancelled = deliveries.cancelOfDisabled(clock.instant()) > 0;
      return retention.work() || cancelled;
    });
  }

  @Bean
  WebhookHandler webhookHandler(
      JdbcDeliveries deliveries, JsonMapper json, PollingWorker webhookWorker, Clock clock) {
    return new WebhookHandler(deliveries, new EventBodies(json), webhookWorker, clock);
  }
}
