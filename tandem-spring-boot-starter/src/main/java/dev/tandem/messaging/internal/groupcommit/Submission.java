package dev.tandem.messaging.internal.groupcommit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * A command on its way: from the queue either into a batch or, if its caller gives up first, out
 * again. One atomic step decides which, so that a caller who withdrew knows that nothing happened.
 */
final class Submission<C, R> {

  private enum Place {
    QUEUED,
    TAKEN,
    ANSWERED,
    WITHDRAWN
  }

  private final C command;
  private final boolean awaited;
  private final @Nullable Observation caller;
  private final long submittedNanos = System.nanoTime();
  private final CompletableFuture<R> answer = new CompletableFuture<>();
  private final AtomicReference<Place> place = new AtomicReference<>(Place.QUEUED);

  /**
   * @param awaited whether only a blocked thread waits for the answer, so that completing it runs
   *     no code
   */
  Submission(C command, boolean awaited, @Nullable Observation caller) {
    this.command = command;
    this.awaited = awaited;
    this.caller = caller;
  }

  C command() {
    return command;
  }

  boolean awaited() {
    return awaited;
  }

  @Nullable
  Observation caller() {
    return caller;
  }

  long submittedNanos() {
    return submittedNanos;
  }

  CompletableFuture<R> answer() {
    return answer;
  }

  /** Claims the command for a lane; false if its caller has cancelled or withdrawn it. */
  boolean take() {
    return !answer.isDone() && place.compareAndSet(Place.QUEUED, Place.TAKEN);
  }

  /** Claims the right to answer the command; true once, and only after it was taken. */
  boolean settle() {
    return place.compareAndSet(Place.TAKEN, Place.ANSWERED);
  }

  /** Withdraws the command; true if no lane has taken it, so that it has no effect. */
  boolean withdraw() {
    return place.compareAndSet(Place.QUEUED, Place.WITHDRAWN);
  }
}
