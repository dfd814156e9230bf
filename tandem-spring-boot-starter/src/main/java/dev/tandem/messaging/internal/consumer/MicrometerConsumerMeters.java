package dev.tandem.messaging.internal.consumer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.tandem.messaging.internal.deadletter.FailureKind;
import dev.tandem.messaging.internal.delivery.Prepared;
import dev.tandem.messaging.internal.processing.ConsumerMeters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** The meters of the consuming half. */
final class MicrometerConsumerMeters implements ConsumerMeters {

  private static final String EVENTS = "tandem.consumer.events";

  private final MeterRegistry registry;
  private final Clock clock;

  MicrometerConsumerMeters(MeterRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
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
}
