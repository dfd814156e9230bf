package dev.tandem.messaging.internal.monitoring;

import java.time.Clock;
import java.time.Duration;

import dev.tandem.messaging.internal.broker.LifecyclePhases;
import dev.tandem.messaging.internal.database.Backlog;
import dev.tandem.messaging.internal.outbox.OutboxMeters;
import dev.tandem.messaging.internal.outbox.OutboxScheduler;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Counts unconfirmed messages at intervals, so that a scrape costs the database nothing. */
public final class UnconfirmedGauge implements SmartLifecycle {

  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final OutboxQueries queries;
  private final OutboxMeters meters;
  private final OutboxScheduler scheduler;
  private final Clock clock;
  private @Nullable Runnable cancel;

  UnconfirmedGauge(
      OutboxQueries queries, OutboxMeters meters, OutboxScheduler scheduler, Clock clock) {
    this.queries = queries;
    this.meters = meters;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  public void measure() {
    Backlog open = queries.unconfirmed();
    meters.unconfirmed(open.count(), open.ageSeconds(clock));
  }

  @Override
  public void start() {
    cancel = scheduler.every(PAUSE, "Measuring the outbox", this::measure);
  }

  @Override
  public void stop() {
    if (cancel != null) {
      cancel.run();
      cancel = null;
    }
  }

  @Override
  public boolean isRunning() {
    return cancel != null;
  }

  @Override
  public int getPhase() {
    return LifecyclePhases.OUTBOX;
  }
}
