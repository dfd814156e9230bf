package dev.tandem.wallet.charging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.tandem.messaging.support.DatabaseFailure;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the bank about many things at once and has the answers booked.
 *
 * <p>Each call waits on a thread of its own, outside any transaction. Answers are booked in groups
 * of whatever has come in: a lone answer at once, many together, and a slow one holds up nobody.
 * Nothing here has to survive a crash: what is asked about was claimed in the database before, and
 * becomes due there if no answer is booked.
 *
 * @param <S> what the bank is asked about
 */
final class BankCalls<S> {

  private static final Logger LOG = LoggerFactory.getLogger(BankCalls.class);
  private static final Duration SHUTDOWN = Duration.ofSeconds(10);
  private static final Duration OUTAGE_PAUSE = Duration.ofMillis(200);

  private final Function<S, Object> identity;
  private final Consumer<List<Found<S>>> booking;
  private final Limits limits;
  private final Semaphore places;
  private final Set<Object> asked = ConcurrentHashMap.newKeySet();
  private final BlockingQueue<Found<S>> answers;
  private final DistributionSummary batchSizes;
  private volatile ExecutorService calls = newThreads();
  private final List<Thread> lanes = new ArrayList<>();
  private volatile boolean running;

  /**
   * Calls that are counted under {@code meterPrefix}.
   *
   * @param identity two subjects of the same identity are never asked about at the same time
   * @param booking books answers in one transaction; if it fails they are booked one by one
   */
  BankCalls(
      String meterPrefix,
      Limits limits,
      Function<S, Object> identity,
      Consumer<List<Found<S>>> booking,
      MeterRegistry meters) {
    this.identity = identity;
    this.booking = booking;
    this.limits = limits;
    this.places = new Semaphore(limits.maxInFlight());
    // A place is given back when its answer is booked, so that this can never be full.
    this.answers = new ArrayBlockingQueue<>(limits.maxInFlight());
    this.batchSizes = DistributionSummary.builder(meterPrefix + ".answers.batch")
        .description("Answers booked in one transaction")
        .register(meters);
    Gauge.builder(
            meterPrefix + ".in.flight", () -> limits.maxInFlight() - places.availablePermits())
        .description("Calls under way")
        .register(meters);
  }

  /**
   * Asks {@code question} about {@code subject}, soon, unless that is being done or there is no
   * place.
   */
  void ask(S subject, Function<S, Finding> question) {
    // Without a place it stays claimed in the database, where it becomes due: no queue grows here.
    if (!running || !places.tryAcquire()) {
      return;
    }
    // It may have become due while its first call is still under way.
    if (!asked.add(identity.apply(subject))) {
      places.release();
      return;
    }
    try {
      calls.execute(() -> answerFor(subject, question));
    } catch (RejectedExecutionException stopping) {
      done(subject);
    }
  }

  /** How many more questions can be asked now. */
  int freePlaces() {
    return running ? places.availablePermits() : 0;
  }

  /** As many as there are places. */
  private static ExecutorService newThreads() {
    return Executors.newCachedThreadPool(
        Thread.ofPlatform().daemon().name("bank-call-", 0).factory());
  }

  private void answerFor(S subject, Function<S, Finding> question) {
    try {
      answers.add(new Found<>(subject, question.apply(subject)));
    } catch (RuntimeException | Error defect) {
      done(subject);
      LOG.error("Could not ask the bank about {}", identity.apply(subject), defect);
    }
  }

  private void done(S subject) {
    asked.remove(identity.apply(subject));
    places.release();
  }

  private void bookUntilStopped() {
    while (running || !answers.isEmpty()) {
      try {
        var first = answers.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          var batch = new ArrayList<Found<S>>();
          batch.add(first);
          answers.drainTo(batch, limits.batch() - 1);
          bookAll(batch);
        }
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void bookAll(List<Found<S>> batch) throws InterruptedException {
    try {
      batchSizes.record(batch.size());
      if (!booked(batch) && batch.size() > 1) {
        for (var answer : batch) {
          booked(List.of(answer));
        }
      }
    } finally {
      batch.forEach(answer -> done(answer.subject()));
    }
  }

  private boolean booked(List<Found<S>> batch) throws InterruptedException {
    while (true) {
      try {
        booking.accept(batch);
        return true;
      } catch (RuntimeException failure) {
        if (!running || !DatabaseFailure.of(failure).isPassing()) {
          LOG.error("{} answers were not booked; they are asked for again", batch.size(), failure);
          return false;
        }
        // The answers are at hand and bounded: they wait for the database instead of being lost.
        LOG.warn("{} answers wait for the database: {}", batch.size(), failure.toString());
        TimeUnit.MILLISECONDS.sleep(OUTAGE_PAUSE.toMillis());
      }
    }
  }

  synchronized void start() {
    running = true;
    calls = newThreads();
    for (var lane = 1; lane <= limits.lanes(); lane++) {
      lanes.add(
          Thread.ofPlatform().daemon().name("bank-answers-" + lane).start(this::bookUntilStopped));
    }
  }

  /** Waits for calls under way, within reason: what they leave behind becomes due again. */
  synchronized void stop() {
    try {
      calls.shutdown();
      if (!calls.awaitTermination(SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.info("The bank still owes answers; they are asked for after the next start");
      }
      running = false;
      for (var lane : lanes) {
        lane.join(SHUTDOWN);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      running = false;
      lanes.clear();
    }
  }

  boolean isRunning() {
    return running;
  }

  /**
   * How much at once.
   *
   * @param maxInFlight most calls
   * @param batch most answers booked in one transaction
   * @param lanes how many such transactions
   */
  record Limits(int maxInFlight, int batch, int lanes) {}
}
