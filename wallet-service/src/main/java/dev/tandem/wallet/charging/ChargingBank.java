package dev.tandem.wallet.charging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import dev.tandem.wallet.AfterCommit;
import dev.tandem.wallet.charging.BookingAnswers.Answer;
import dev.tandem.wallet.recharge.Recharge;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Asks the bank about many recharges at once and has the answers booked.
 *
 * <p>Each call waits on a thread of its own, outside any transaction. Answers are booked in groups of
 * whatever has come in: a lone answer at once, many together, and a slow one holds up nobody. Nothing here
 * has to survive a crash: a recharge was claimed in the database before it came here, and one without an
 * answer becomes due again there.
 */
@Component
class ChargingBank implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ChargingBank.class);
  private static final Duration SHUTDOWN = Duration.ofSeconds(10);
  private static final Duration OUTAGE_PAUSE = Duration.ofMillis(200);

  private final AskingTheBank asking;
  private final BookingAnswers booking;
  private final ChargingProperties properties;
  private final Semaphore places;
  private final Set<UUID> asked = ConcurrentHashMap.newKeySet();
  private final BlockingQueue<Answer> answers;
  private final DistributionSummary batchSizes;
  private volatile ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Thread> lanes = new ArrayList<>();
  private volatile boolean running;

  ChargingBank(
      AskingTheBank asking,
      BookingAnswers booking,
      ChargingProperties properties,
      MeterRegistry meters) {
    this.asking = asking;
    this.booking = booking;
    this.properties = properties;
    this.places = new Semaphore(properties.maxInFlight());
    // A place is given back when its answer is booked, so that this can never be full.
    this.answers = new ArrayBlockingQueue<>(properties.maxInFlight());
    this.batchSizes = DistributionSummary.builder("tandem.wallet.bank.answers.batch")
        .description("Answers of the bank booked in one transaction")
        .register(meters);
    Gauge.builder(
            "tandem.wallet.bank.in.flight",
            () -> properties.maxInFlight() - places.availablePermits())
        .description("Recharges the bank is being asked about")
        .register(meters);
  }

  /** Charges {@code claimed} once the current transaction, which claimed them, has committed. */
  void chargeAfterCommit(List<Recharge> claimed) {
    if (!claimed.isEmpty()) {
      AfterCommit.run(() -> claimed.forEach(recharge -> ask(recharge, asking::charge)));
    }
  }

  /** Finds out what became of {@code unsettled}. */
  void settle(List<Recharge> unsettled) {
    unsettled.forEach(recharge -> ask(recharge, asking::settle));
  }

  /** How many more recharges the bank can be asked about now. */
  int freePlaces() {
    return running ? places.availablePermits() : 0;
  }

  private void ask(Recharge recharge, Function<Recharge, Settlement> question) {
    // Without a place it stays claimed in the database, where it becomes due: no queue grows here.
    if (!running || !places.tryAcquire()) {
      return;
    }
    // It may have become due while its first call is still under way.
    if (!asked.add(recharge.id())) {
      places.release();
      return;
    }
    try {
      calls.execute(() -> answerFor(recharge, question));
    } catch (RejectedExecutionException stopping) {
      done(recharge);
    }
  }

  private void answerFor(Recharge recharge, Function<Recharge, Settlement> question) {
    try {
      answers.add(new Answer(recharge, question.apply(recharge)));
    } catch (RuntimeException | Error defect) {
      done(recharge);
      LOG.error("Could not ask the bank about {}", recharge.id(), defect);
    }
  }

  private void done(Recharge recharge) {
    asked.remove(recharge.id());
    places.release();
  }

  private void bookUntilStopped() {
    while (running || !answers.isEmpty()) {
      try {
        var first = answers.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          var batch = new ArrayList<Answer>();
          batch.add(first);
          answers.drainTo(batch, properties.batch() - 1);
          bookAll(batch);
        }
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void bookAll(List<Answer> batch) throws InterruptedException {
    try {
      batchSizes.record(batch.size());
      if (!booked(batch) && batch.size() > 1) {
        for (var answer : batch) {
          booked(List.of(answer));
        }
      }
    } finally {
      batch.forEach(answer -> done(answer.recharge()));
    }
  }

  private boolean booked(List<Answer> batch) throws InterruptedException {
    while (true) {
      try {
        booking.book(batch);
        return true;
      } catch (RuntimeException failure) {
        if (!running || !isOutage(failure)) {
          LOG.error("{} answers were not booked; they are asked for again", batch.size(), failure);
          return false;
        }
        // The answers are at hand and bounded: they wait for the database instead of being lost.
        LOG.warn("{} answers wait for the database: {}", batch.size(), failure.toString());
        TimeUnit.MILLISECONDS.sleep(OUTAGE_PAUSE.toMillis());
      }
    }
  }

  private static boolean isOutage(RuntimeException failure) {
    return failure instanceof TransientDataAccessException
        || failure instanceof DataAccessResourceFailureException
        || failure instanceof CannotCreateTransactionException;
  }

  @Override
  public synchronized void start() {
    running = true;
    calls = Executors.newVirtualThreadPerTaskExecutor();
    for (var lane = 1; lane <= properties.lanes(); lane++) {
      lanes.add(Thread.ofVirtual().name("bank-answers-" + lane).start(this::bookUntilStopped));
    }
  }

  /** Waits for calls under way, within reason: what they leave behind becomes due again. */
  @Override
  public synchronized void stop() {
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

  @Override
  public boolean isRunning() {
    return running;
  }
}
