package dev.tandem.messaging.broker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Joins what many threads were handed at the same moment into one batch, so that they share one
 * transaction. RocketMQ's client hands each thread what one pull of one queue brought, which under load is
 * many small lists; a thread that finds no batch of its size under way works on all that wait.
 *
 * <p>Nothing is delayed on purpose: batches grow by themselves while others are being worked on.
 *
 * @param <T> what is handed in
 */
public final class Gathering<T> {

  /** Threads that hand in: enough to fill a batch from lists of one or two each. */
  public static final int HANDS = 32;

  private final int atOnce;
  private final int batchSize;
  private final Work<T> work;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<Part<T>> waiting = new ArrayDeque<>();
  private int working;

  /** Works on a batch, and answers the places in it of what was not settled. */
  @FunctionalInterface
  public interface Work<T> {
    SortedSet<Integer> on(List<T> batch);
  }

  /**
   * Gathers for {@code work}.
   *
   * @param atOnce how many batches are worked on at the same time
   * @param batchSize how many items a batch holds at most, unless one thread alone is handed more
   */
  public Gathering(int atOnce, int batchSize, Work<T> work) {
    this.atOnce = atOnce;
    this.batchSize = batchSize;
    this.work = work;
  }

  /**
   * Returns once {@code items} have been worked on, by this thread or another.
   *
   * @return the places in {@code items} of what was not settled
   * @throws RuntimeException what the work on their batch threw
   */
  public SortedSet<Integer> process(List<T> items) {
    Part<T> mine = new Part<>(items);
    lock.lock();
    try {
      waiting.add(mine);
      while (!mine.done) {
        if (!mine.taken && working < atOnce) {
          workOn(next());
        } else {
          changed.awaitUninterruptibly();
        }
      }
    } finally {
      lock.unlock();
    }
    return mine.unsettled();
  }

  /** How many threads have handed in what nobody has begun to work on. */
  int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  private List<Part<T>> next() {
    List<Part<T>> batch = new ArrayList<>();
    int size = 0;
    for (Part<T> part = waiting.peek();
        part != null && (batch.isEmpty() || size + part.items.size() <= batchSize);
        part = waiting.peek()) {
      part.taken = true;
      size += part.items.size();
      batch.add(waiting.remove());
    }
    return batch;
  }

  /** Called, and returns, with the lock held; works without it. */
  private void workOn(List<Part<T>> batch) {
    working++;
    lock.unlock();
    try {
      List<T> items = new ArrayList<>();
      batch.forEach(part -> items.addAll(part.items));
      SortedSet<Integer> unsettled = work.on(items);
      int from = 0;
      for (Part<T> part : batch) {
        part.settle(from, unsettled);
        from += part.items.size();
      }
    } catch (RuntimeException | Error e) {
      batch.forEach(part -> part.failure = e);
    } finally {
      lock.lock();
      working--;
      batch.forEach(part -> part.done = true);
      changed.signalAll();
    }
  }

  /** What one thread handed in. */
  private static final class Part<T> {

    private final List<T> items;
    private final SortedSet<Integer> unsettled = new TreeSet<>();
    private boolean taken;
    private boolean done;
    private @Nullable Throwable failure;

    Part(List<T> items) {
      this.items = items;
    }

    void settle(int from, SortedSet<Integer> unsettledOfBatch) {
      for (int place : unsettledOfBatch.subSet(from, from + items.size())) {
        unsettled.add(place - from);
      }
    }

    SortedSet<Integer> unsettled() {
      if (failure instanceof RuntimeException exception) {
        throw exception;
      }
      if (failure instanceof Error error) {
        throw error;
      }
      return unsettled;
    }
  }
}
