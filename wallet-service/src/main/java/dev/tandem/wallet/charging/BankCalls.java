package dev.tandem.wallet.charging;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.tandem.messaging.GroupCommit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the bank about many charges at once and has its answers booked; answers that arrive together
 * share a transaction.
 *
 * <p>Each call waits on a thread of its own, outside any transaction, so a slow one holds up
 * nobody. Nothing here has to survive a crash: each charge was claimed in the database before, and
 * becomes due there if no answer is booked.
 */
final class BankCalls<S> {

  private static final Logger log = LoggerFactory.getLogger(BankCalls.class);
  private static final Duration SHUTDOWN = Duration.ofSeconds(10);

  private final Function<S, Object> identity;
  private final Supplier<GroupCommit<Found<S>, Found<S>>> newBooking;
  private final int maxInFlight;
  private final Semaphore places;
  private final Set<Object> asked = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Running<S> running;

  /**
   * Calls, {@code maxInFlight} at once.
   *
   * @param identity two subjects of the same identity are never asked about at the same time
   * @param newBooking starts the group commit that books answers
   */
  BankCalls(
      int maxInFlight,
      Function<S, Object> identity,
      Supplier<GroupCommit<Found<S>, Found<S>>> newBooking) {
    this.identity = identity;
    this.newBooking = newBooking;
    this.maxInFlight = maxInFlight;
    this.places = new Semaphore(maxInFlight);
  }

  private record Running<S>(ExecutorService calls, GroupCommit<Found<S>, Found<S>> booking) {}

  /**
   * Asks {@code question} about {@code subject} soon, unless that is under way already or no place
   * is free.
   */
  void ask(S subject, Function<S, Finding> question) {
    var current = running;
    // Without a place it stays claimed in the database, where it becomes due: no queue grows here.
    if (current == null || !places.tryAcquire()) {
      return;
    }
    // It may have become due while its first call is still under way.
    if (!asked.add(identity.apply(subject))) {
      places.release();
      return;
    }
    try {
      current.calls().execute(() -> answer(subject, question, current.booking()));
    } catch (RejectedExecutionException stopping) {
      done(subject);
    }
  }

  /** The number of questions that can be asked now. */
  int freePlaces() {
    return running == null ? 0 : places.availablePermits();
  }

  /** The number of questions that are under way or whose answers are not booked yet. */
  int inFlight() {
    return maxInFlight - places.availablePermits();
  }

  private void answer(
      S subject, Function<S, Finding> question, GroupCommit<Found<S>, Found<S>> booking) {
    try {
      // The place is given back when the answer is booked: what waits for the database is bounded.
      var _ = booking
          .submit(new Found<>(subject, question.apply(subject)))
          .whenComplete((_, failure) -> {
            done(subject);
            if (failure != null) {
              log.error("Not booked, it is asked for again: {}", identity.apply(subject), failure);
            }
          });
    } catch (RuntimeException | Error defect) {
      done(subject);
      log.error("Could not ask the bank about {}", identity.apply(subject), defect);
    }
  }

  private void done(S subject) {
    asked.remove(identity.apply(subject));
    places.release();
  }

  synchronized void start() {
    if (running == null) {
      var calls = Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("bank-call-", 0).factory());
      running = new Running<>(calls, newBooking.get());
    }
  }

  /** Waits a while for calls under way: those that do not end become due again. */
  synchronized void stop() {
    var stopping = running;
    if (stopping == null) {
      return;
    }
    running = null;
    stopping.calls().shutdown();
    try {
      if (!stopping.calls().awaitTermination(SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS)) {
        log.info("The bank still owes answers; they are asked for after the next start");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      stopping.booking().close();
    }
  }

  boolean isRunning() {
    return running != null;
  }
}
