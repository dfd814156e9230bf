package dev.tandem.messaging.internal.monitoring;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import dev.tandem.messaging.internal.outbox.OutboxMeters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts with Micrometer, under {@code tandem.messaging}. */
final class MicrometerOutboxMeters implements OutboxMeters {

  private final MeterRegistry registry;
  private final Counter fences;
  private final Counter confirmations;
  private final AtomicLong unconfirmed = new AtomicLong();
  private final AtomicLong oldestSeconds = new AtomicLong();
  private final AtomicLong undecided = new AtomicLong();

  MicrometerOutboxMeters(MeterRegistry registry) {
    this.registry = registry;
    this.fences = Counter.builder("tandem.messaging.fences")
        .description("Transactions fenced off because they did not commit in time")
        .register(registry);
    this.confirmations = Counter.builder("tandem.messaging.confirmations")
        .description("Messages seen to have left the broker")
        .register(registry);
    Gauge.builder("tandem.messaging.unconfirmed", unconfirmed, AtomicLong::get)
        .description("Messages committed but not seen to have left the broker")
        .register(registry);
    Gauge.builder("tandem.messaging.unconfirmed.oldest", oldestSeconds, AtomicLong::get)
        .description("Age of the oldest unconfirmed message that is due")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder("tandem.messaging.transactions.undecided", undecided, AtomicLong::get)
        .description("Prepared transactions that nobody asks about any more")
        .register(registry);
  }

  /** Shows the circuit breaker's state: 1 for the present one, 0 for the others. */
  void watchBreaker(Supplier<String> state) {
    for (String possible : new String[] {"CLOSED", "OPEN", "HALF_OPEN"}) {
      Gauge.builder("tandem.messaging.breaker", () -> possible.equals(state.get()) ? 1 : 0)
          .description("The broker's circuit breaker")
          .tag("state", tag(possible))
          .register(registry);
    }
  }

  @Override
  public void unconfirmed(long count, long oldestAgeSeconds) {
    unconfirmed.set(count);
    oldestSeconds.set(oldestAgeSeconds);
  }

  @Override
  public void undecided(long count) {
    undecided.set(count);
  }

  @Override
  public void halfMessages(Sent result, int count) {
    if (count > 0) {
      counter("tandem.messaging.half.messages", "result", result).increment(count);
    }
  }

  @Override
  public void committed(boolean degraded) {
    registry
        .counter("tandem.messaging.commits", "degraded", Boolean.toString(degraded))
        .increment();
  }

  @Override
  public void checkBack(Answer answer) {
    counter("tandem.messaging.check.backs", "answer", answer).increment();
  }

  @Override
  public void fenced() {
    fences.increment();
  }

  @Override
  public void confirmed(int count) {
    confirmations.increment(count);
  }

  @Override
  public void swept(int sent, int failed) {
    registry.counter("tandem.messaging.sweep.sends", "result", "sent").increment(sent);
    registry.counter("tandem.messaging.sweep.sends", "result", "failed").increment(failed);
  }

  @Override
  public void drained(int givenUp, int hurried) {
    registry.counter("tandem.messaging.drained", "committed", "true").increment(hurried);
    registry.counter("tandem.messaging.drained", "committed", "false").increment(givenUp - hurried);
  }

  private Counter counter(String name, String key, Enum<?> value) {
    return registry.counter(name, key, tag(value.name()));
  }

  private static String tag(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
