package dev.tandem.messaging.internal.consumer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.tandem.messaging.internal.deadletter.FailureKind;
import dev.tandem.messaging.internal.deadletter.JdbcDeadLetters;
import dev.tandem.messaging.internal.deadletter.JdbcDeadLetters.OpenLetters;
import dev.tandem.messaging.internal.delivery.Prepared;
import dev.tandem.messaging.internal.order.JdbcParkedEvents;
import dev.tandem.messaging.internal.order.JdbcParkedEvents.ParkedTotals;
import dev.tandem.messaging.internal.processing.ConsumerMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/** The metrics of the consuming half. */
final class MicrometerConsumerMetrics implements ConsumerMetrics, Runnable {

  private static final String EVENTS = "tandem.consumer.events";

  private final MeterRegistry registry;
  private final JdbcDeadLetters deadLetters;
  private final JdbcParkedEvents parkedEvents;
  private final Clock clock;
  private volatile OpenLetters open = new OpenLetters(0, null);
  private volatile ParkedTotals parked = new ParkedTotals(0, null);

  MicrometerConsumerMetrics(
      MeterRegistry registry,
      JdbcDeadLetters deadLetters,
      JdbcParkedEvents parkedEvents,
      Clock clock) {
    this.registry = registry;
    this.deadLetters = deadLetters;
    this.parkedEvents = parkedEvents;
    this.clock = clock;
    Gauge.builder("tandem.deadletters.open", () -> open.count())
        .description("Dead letters that wait for an operator")
        .register(registry);
    TimeGauge.builder("tandem.deadletters.oldest.age", () -> age(open.oldest()), TimeUnit.SECONDS)
        .description("Age of the oldest open dead letter")
        .register(registry);
    Gauge.builder("tandem.parked.events", () -> parked.count())
        .description("Events that wait for a predecessor")
        .register(registry);
    TimeGauge.builder("tandem.parked.oldest.age", () -> age(parked.oldest()), TimeUnit.SECONDS)
        .description("How long the oldest parked event has waited")
        .register(registry);
  }

  /** Refreshes the gauges from the database. */
  @Override
  public void run() {
    open = deadLetters.open();
    parked = parkedEvents.totals();
  }

  @Override
  public void batch(String group, int messages, int events) {
    DistributionSummary.builder("tandem.consumer.batch.events")
        .description("Events that came in one batch of messages")
        .tag("group", group)
        .register(registry)
        .record(events);
  }

  @Override
  public void handled(String group, List<Prepared> events) {
    count(group, "handled", events.size());
    Timer delay = Timer.builder("tandem.consumer.delay")
        .description("From the event's time to its committed effect")
        .tag("group", group)
        .register(registry);
    Instant now = clock.instant();
    for (Prepared event : events) {
      Duration age = Duration.between(event.delivery().event().time(), now);
      delay.record(age.isNegative() ? Duration.ZERO : age);
    }
  }

  @Override
  public void duplicates(String group, int events) {
    count(group, "duplicate", events);
  }

  @Override
  public void parked(String group, int events) {
    count(group, "parked", events);
  }

  @Override
  public void retried(String group, int events) {
    count(group, "retried", events);
  }

  @Override
  public void failed(String group, int events) {
    count(group, "failed", events);
  }

  @Override
  public void skipped(String group, int messages) {
    countMessages(group, "skipped", messages);
  }

  @Override
  public void handedOver(String group, int messages) {
    countMessages(group, "handed_over", messages);
  }

  private void countMessages(String group, String outcome, int messages) {
    if (messages > 0) {
      Counter.builder("tandem.consumer.messages")
          .description("Messages that this instance did not handle, by what became of them")
          .tags("group", group, "outcome", outcome)
          .register(registry)
          .increment(messages);
    }
  }

  @Override
  public void deadLettered(String group, FailureKind kind, int events) {
    count(group, "dead_letter", events);
    Counter.builder("tandem.deadletters")
        .description("Events that became dead letters")
        .tags("group", group, "kind", kind.name())
        .register(registry)
        .increment(events);
  }

  private void count(String group, String outcome, int events) {
    Counter.builder(EVENTS)
        .description("Events by what became of them")
        .tags("group", group, "outcome", outcome)
        .register(registry)
        .increment(events);
  }

  private double age(@Nullable Instant since) {
    return since == null
        ? 0
        : Math.max(0, Duration.between(since, clock.instant()).toSeconds());
  }
}
