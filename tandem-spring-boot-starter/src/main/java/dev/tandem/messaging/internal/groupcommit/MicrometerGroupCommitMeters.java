package dev.tandem.messaging.internal.groupcommit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

/** Reports to Micrometer as {@code tandem.group.commit.*}, tagged with the group commit's name. */
final class MicrometerGroupCommitMeters implements GroupCommitMeters {

  private static final String PREFIX = "tandem.group.commit.";

  private final MeterRegistry registry;
  private final Tags tags;
  private final List<Meter> meters = new CopyOnWriteArrayList<>();
  private final DistributionSummary batchSize;
  private final Timer wait;
  private final Timer committed;
  private final Timer rolledBack;
  private final Timer unknown;
  private final Counter splits;
  private final Counter refusedFull;
  private final Counter refusedClosed;

  MicrometerGroupCommitMeters(MeterRegistry registry, String name) {
    this.registry = registry;
    this.tags = Tags.of("name", name);
    this.batchSize = kept(DistributionSummary.builder(PREFIX + "batch.size")
        .description("Commands that shared one transaction")
        .baseUnit("commands")
        .tags(tags)
        .register(registry));
    this.wait = kept(Timer.builder(PREFIX + "wait")
        .description("Time a command waited for a lane")
        .tags(tags)
        .register(registry));
    this.committed = runTimer("committed");
    this.rolledBack = runTimer("rolled-back");
    this.unknown = runTimer("unknown");
    this.splits = counter("splits", "Batches cut in two because they failed", Tags.empty());
    this.refusedFull = refusals("overloaded");
    this.refusedClosed = refusals("stopped");
  }

  @Override
  public void watchQueue(IntSupplier size) {
    kept(Gauge.builder(PREFIX + "queued", size::getAsInt)
        .description("Commands waiting for a lane")
        .baseUnit("commands")
        .tags(tags)
        .register(registry));
  }

  @Override
  public void waited(long nanos) {
    wait.record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void ran(int commands, long nanos, Attempt<?> attempt) {
    Timer timer = rolledBack;
    if (attempt instanceof Attempt.Committed<?>) {
      batchSize.record(commands);
      timer = committed;
    } else if (attempt instanceof Attempt.Unknown<?>) {
      timer = unknown;
    }
    timer.record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void split() {
    splits.increment();
  }

  @Override
  public void refused(CommandQueue.Admission admission) {
    (admission == CommandQueue.Admission.FULL ? refusedFull : refusedClosed).increment();
  }

  @Override
  public void remove() {
    meters.forEach(registry::remove);
    meters.clear();
  }

  private Timer runTimer(String outcome) {
    return kept(Timer.builder(PREFIX + "run")
        .description("Time of one transaction from begin to end")
        .tags(tags.and("outcome", outcome))
        .register(registry));
  }

  private Counter refusals(String reason) {
    return counter("refused", "Commands refused", Tags.of("reason", reason));
  }

  private Counter counter(String name, String description, Tags more) {
    return kept(Counter.builder(PREFIX + name)
        .description(description)
        .tags(tags.and(more))
        .register(registry));
  }

  private <M extends Meter> M kept(M meter) {
    meters.add(meter);
    return meter;
  }
}
