package dev.tandem.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.tandem.benchmarks.workload.Wallets;
import org.HdrHistogram.Histogram;

/** A fixed number of callers, each of whom sends the next request when the last is answered. */
public final class ClosedLoop {

  private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(60);

  private final Entrant entrant;
  private final int callers;
  private final Wallets wallets;
  private volatile boolean measuring;
  private volatile boolean ended;

  private ClosedLoop(Entrant entrant, int callers, Wallets wallets) {
    this.entrant = entrant;
    this.callers = callers;
    this.wallets = wallets;
  }

  /**
   * The measurements.
   *
   * @param acceptedPerSecond requests answered in the window
   * @param deliveredPerSecond all requests, those of the warm-up too, divided by the time until the
   *     last effect: the sustainable rate
   * @param commit from request to answer, in microseconds
   * @param failed requests that failed
   * @param drained whether every effect came
   */
  public record Seen(
      double acceptedPerSecond,
      double deliveredPerSecond,
      Histogram commit,
      long failed,
      boolean drained) {}

  /** Loads {@code entrant} for {@code warmUp}, then for {@code window}, which counts. */
  public static Seen run(
      Entrant entrant, int callers, Wallets wallets, Duration warmUp, Duration window) {
    return new ClosedLoop(entrant, callers, wallets).run(warmUp, window);
  }

  /** Loads {@code entrant} for {@code duration} and waits only for the answers. */
  public static void fill(Entrant entrant, int callers, Wallets wallets, Duration duration) {
    ClosedLoop loop = new ClosedLoop(entrant, callers, wallets);
    List<Thread> threads = loop.startCallers(new ArrayList<>());
    Pause.of(duration);
    loop.ended = true;
    threads.forEach(Pause::join);
  }

  private List<Thread> startCallers(List<Histogram> histograms) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      Histogram histogram = new Histogram(3);
      histograms.add(histogram);
      threads.add(Thread.ofPlatform().name("caller-" + i).start(() -> call(histogram)));
    }
    return threads;
  }

  private Seen run(Duration warmUp, Duration window) {
    List<Histogram> histograms = new ArrayList<>();
    long effectsAtStart = entrant.effects().count();
    long started = System.nanoTime();
    List<Thread> threads = startCallers(histograms);
    Pause.of(warmUp);
    long failedBefore = entrant.failed();
    long acceptedBefore = entrant.accepted();
    long began = System.nanoTime();
    measuring = true;
    Pause.of(window);
    measuring = false;
    long acceptedInWindow = entrant.accepted() - acceptedBefore;
    double seconds = seconds(began);
    ended = true;
    threads.forEach(Pause::join);
    boolean drained = entrant.drain(DRAIN_PATIENCE);
    double accepted = acceptedInWindow / seconds;
    double delivered = entrant.contender().hasEffects()
        ? (entrant.effects().count() - effectsAtStart) / seconds(started)
        : accepted;
    Histogram all = new Histogram(3);
    histograms.forEach(all::add);
    return new Seen(accepted, delivered, all, entrant.failed() - failedBefore, drained);
  }

  private void call(Histogram histogram) {
    while (!ended) {
      long began = System.nanoTime();
      boolean accepted = entrant.request(entrant.commands().next(wallets));
      if (measuring && accepted) {
        histogram.recordValue((System.nanoTime() - began) / 1_000);
      }
    }
  }

  private static double seconds(long sinceNanos) {
    return (System.nanoTime() - sinceNanos) / 1e9;
  }
}
