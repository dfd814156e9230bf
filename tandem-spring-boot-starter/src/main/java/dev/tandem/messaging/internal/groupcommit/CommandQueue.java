package dev.tandem.messaging.internal.groupcommit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The bounded queue between callers and lanes. */
final class CommandQueue<C, R> {

  /** The result of submitting a command. */
  enum Admission {
    ACCEPTED,
    FULL,
    CLOSED
  }

  /**
   * The largest number of commands in the queue, and in one batch.
   *
   * @param gathering how long a batch waits at most for as many as the one before it had
   */
  record Limits(int queued, int batch, Duration gathering) {}

  // Not synchronized blocks: before Java 24 those would pin the virtual threads of callers.
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final ArrayDeque<Submission<C, R>> waiting = new ArrayDeque<>();
  private final Limits limits;
  private int idleLanes;
  private int latestBatch;
  private boolean open = true;

  CommandQueue(Limits limits) {
    this.limits = limits;
  }

  Admission offer(Submission<C, R> submission) {
    lock.lock();
    try {
      if (!open) {
        return Admission.CLOSED;
      }
      if (waiting.size() >= limits.queued()) {
        return Admission.FULL;
      }
      waiting.addLast(submission);
      // A lane that gathers need not look at each.
      if (idleLanes > 0 && (waiting.size() == 1 || waiting.size() >= latestBatch)) {
        arrived.signal();
      }
      return Admission.ACCEPTED;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the waiting commands, up to one batch; waits while the queue is empty, or for company.
   *
   * @return empty if the queue is closed and has been emptied
   */
  List<Submission<C, R>> take() {
    lock.lock();
    try {
      while (true) {
        long gathering = open ? nanosToGather() : 0;
        if (gathering <= 0) {
          List<Submission<C, R>> batch = drain();
          if (!batch.isEmpty() || !open) {
            latestBatch = batch.size();
            return batch;
          }
          gathering = Long.MAX_VALUE;
        }
        idleLanes++;
        try {
          var unused = arrived.awaitNanos(gathering);
        } catch (InterruptedException e) {
          // Not for a lane: it ends when the queue is closed and empty.
        } finally {
          idleLanes--;
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Callers who were answered together come back together: how long the first still waits. */
  private long nanosToGather() {
    if (waiting.isEmpty() || waiting.size() >= latestBatch) {
      return 0;
    }
    long waited = System.nanoTime() - waiting.getFirst().submittedNanos();
    return limits.gathering().toNanos() - waited;
  }

  /** The number of waiting commands. */
  int size() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  void open() {
    setOpen(true);
  }

  /** Refuses new commands and lets the lanes end once the queue is empty. */
  void close() {
    setOpen(false);
  }

  /** Removes and returns all commands that no lane has taken. */
  List<Submission<C, R>> removeAll() {
    lock.lock();
    try {
      List<Submission<C, R>> left = new ArrayList<>(waiting.size());
      waiting.stream().filter(Submission::take).forEach(left::add);
      waiting.clear();
      return left;
    } finally {
      lock.unlock();
    }
  }

  private void setOpen(boolean value) {
    lock.lock();
    try {
      open = value;
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private List<Submission<C, R>> drain() {
    // Sized before anything is taken: running out of memory here must not lose a command.
    List<Submission<C, R>> batch = new ArrayList<>(Math.min(waiting.size(), limits.batch()));
    while (batch.size() < limits.batch() && !waiting.isEmpty()) {
      Submission<C, R> next = waiting.removeFirst();
      if (next.take()) {
        batch.add(next);
      }
    }
    return batch;
  }
}
