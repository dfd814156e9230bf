package dev.tandem.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tandem.benchmarks.workload.Wallets;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Sends requests at fixed times, whether earlier ones are answered or not. Latency counts from the
 * time a request was due, so that a stalled contender is charged for every request it delays.
 */
public final class OpenLoop {

  private static final int WORKERS = 256;
  private static final Duration DRAIN_PATIENCE = Duration.ofMinutes(2);

  private final Entrant entrant;
  private final int requests;
  private final double intervalNanos;
  private final long firstId;
  private final long began;
  private final AtomicInteger next = new AtomicInteger();
  private final ConcurrentHistogram endToEnd = new ConcurrentHistogram(3);

  private OpenLoop(Entrant entrant, double perSecond, Duration duration) {
    this.entrant = entrant;
    this.requests = (int) Math.max(1, perSecond * duration.toMillis() / 1_000);
    this.intervalNanos = 1e9 / perSecond;
    this.firstId = entrant.commands().reserve(requests);
    this.began = System.nanoTime() + Duration.ofMillis(50).toNanos();
  }

  /**
   * The measurements, in microseconds.
   *
   * @param commit from the time a request was due to its answer
   * @param endToEnd from the time it was due to its committed effect
   */
  public record Seen(Histogram commit, Histogram endToEnd, long failed, boolean drained) {}

  /** Sends {@code perSecond} requests to {@code entrant} for {@code duration}. */
  public static Seen run(Entrant entrant, double perSecond, Duration duration) {
    return new OpenLoop(entrant, perSecond, duration).run();
  }

  private Seen run() {
    long failedBefore = entrant.failed();
    entrant.effects().listen(this::effect);
    List<Histogram> histograms = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Math.min(WORKERS, requests); i++) {
      Histogram histogram = new Histogram(3);
      histograms.add(histogram);
      threads.add(Thread.ofPlatform().name("caller-" + i).start(() -> call(histogram)));
    }
    threads.forEach(Pause::join);
    boolean drained = entrant.drain(DRAIN_PATIENCE);
    entrant.effects().stopListening();
    Histogram commit = new Histogram(3);
    histograms.forEach(commit::add);
    return new Seen(commit, endToEnd, entrant.failed() - failedBefore, drained);
  }

  private void call(Histogram histogram) {
    for (int number = next.getAndIncrement(); number < requests; number = next.getAndIncrement()) {
      Pause.until(due(number));
      if (entrant.request(entrant.commands().withId(firstId + number, Wallets.SPREAD))) {
        histogram.recordValue(microsSince(number));
      }
    }
  }

  private void effect(long rechargeId) {
    long number = rechargeId - firstId;
    if (number >= 0 && number < requests) {
      endToEnd.recordValue(microsSince((int) number));
    }
  }

  private long due(int number) {
    return began + (long) (number * intervalNanos);
  }

  private long microsSince(int number) {
    return Math.max(0, (System.nanoTime() - due(number)) / 1_000);
  }
}
