package dev.tandem.messaging.internal.broker;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

/**
 * Joins what many threads were handed at the same moment into one batch, so that they share one
 * transaction. RocketMQ's client hands each thread what one pull of one queue brought, which under
 * load is many small lists; a thread that finds no batch of its size under way works on all that
 * wait.
 *
 * <p>Batches grow by themselves while others are being worked on. Beyond that nothing is delayed,
 * unless nobody waits for the result: then a batch may linger until more has come.
 *
 * @param <T> what is handed in
 */
public final class BatchGatherer<T> {

  /** Threads that hand in: enough to fill a batch from lists of one or two each. */
  public static final int HANDS = 32;

  private final int atOnce;
  private final Bounds<T> bounds;
  private final long lingerNanos;
  private final Work<T> work;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<Part<T>> waiting = new ArrayDeque<>();
  private int working;

  /** Works on a batch and returns the positions in it of the items that were not settled. */
  @FunctionalInterface
  public interface Work<T> {
    SortedSet<Integer> on(List<T> batch);
  }

  /**
   * The largest size of a batch. A single item may be larger than that.
   *
   * @param bytesOf how much memory working on an item takes, about
   */
  public record Bounds<T>(int items, long bytes, ToLongFunction<T> bytesOf) {

    /** Limits a batch by the number of its items only. */
    public static <T> Bounds<T> items(int items) {
      return new Bounds<>(items, Long.MAX_VALUE, item -> 0);
    }

    private boolean hold(int manyItems, long manyBytes) {
      return manyItems <= items && manyBytes <= bytes;
    }

    /** As many of the first items of {@code all} as fit. */
    private Part<T> partOf(List<T> all) {
      int size = 1;
      long partBytes = bytesOf.applyAsLong(all.get(0));
      while (size < all.size()) {
        long more = partBytes + bytesOf.applyAsLong(all.get(size));
        if (!hold(size + 1, more)) {
          break;
        }
        partBytes = more;
        size++;
      }
      return new Part<>(all.subList(0, size), partBytes, size < all.size());
    }
  }

  /** Gathers for {@code work} without delaying anything. */
  public BatchGatherer(int atOnce, Bounds<T> bounds, Work<T> work) {
    this(atOnce, bounds, Duration.ZERO, work);
  }

  /**
   * Gathers for {@code work}.
   *
   * @param atOnce how many batches are worked on at the same time
   * @param linger how long a batch that is not full waits for more
   */
  public BatchGatherer(int atOnce, Bounds<T> bounds, Duration linger, Work<T> work) {
    this.atOnce = atOnce;
    this.bounds = bounds;
    this.lingerNanos = linger.toNanos();
    this.work = work;
  }

  /**
   * Returns once {@code items} have been worked on, by this thread or another.
   *
   * @return the places in {@code items} of what was not settled
   * @throws RuntimeException what the work on their batch threw
   */
  public SortedSet<Integer> process(List<T> items) {
    SortedSet<Integer> unsettled = new TreeSet<>();
    for (int from = 0; from < items.size(); ) {
      Part<T> part = bounds.partOf(items.subList(from, items.size()));
      for (int place : process(part)) {
        unsettled.add(from + place);
      }
      from += part.items.size();
    }
    return unsettled;
  }

  private SortedSet<Integer> process(Part<T> mine) {
    lock.lock();
    try {
      waiting.add(mine);
      while (!mine.done) {
        if (mine.taken || working >= atOnce) {
          changed.awaitUninterruptibly();
        } else if (lingering() <= 0 || Thread.currentThread().isInterrupted()) {
          workOn(next());
        } else {
          try {
            var unused = changed.awaitNanos(lingering());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        }
      }
    } finally {
      lock.unlock();
    }
    return mine.unsettled();
  }

  /** How long the next batch may still wait for more; not longer than its oldest part lingers. */
  private long lingering() {
    long waited = System.nanoTime() - waiting.element().handedIn;
    return waiting.size() >= HANDS || fillBatch() ? 0 : lingerNanos - waited;
  }

  private boolean fillBatch() {
    int size = 0;
    long bytes = 0;
    for (Part<T> part : waiting) {
      if (part.full) {
        return true;
      }
      size += part.items.size();
      bytes += part.bytes;
    }
    return !bounds.hold(size + 1, bytes + 1);
  }

  /** The number of threads whose items nobody has begun to work on. */
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
    long bytes = 0;
    for (Part<T> part = waiting.peek();
        part != null
            && (batch.isEmpty() || bounds.hold(size + part.items.size(), bytes + part.bytes));
        part = waiting.peek()) {
      part.taken = true;
      size += part.items.size();
      bytes += part.bytes;
      batch.add(waiting.remove());
    }
    return batch;
  }

  /** Called with the lock held, and returns with it; the work itself runs without. */
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

  /** The items that one thread handed in, or as many of them as a batch holds. */
  private static final class Part<T> {

    private final List<T> items;
    private final long bytes;
    // The next item of the same list does not fit.
    private final boolean full;
    private final long handedIn = System.nanoTime();
    private final SortedSet<Integer> unsettled = new TreeSet<>();
    private boolean taken;
    private boolean done;
    private @Nullable Throwable failure;

    Part(List<T> items, long bytes, boolean full) {
      this.items = items;
      this.bytes = bytes;
      this.full = full;
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
