package dev.tandem.messaging.internal.groupcommit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The bounded queue between callers and lanes. It has one shard that all lanes share or, where commands have
 * keys, one shard for each lane; the bounds hold for all shards together.
 */
final class CommandQueue<C, R> {

  /** What came of handing in a command. */
  enum Admission {
    ACCEPTED,
    FULL,
    CLOSED
  }

  /** How much may wait, and how much one batch may take. A single command is always small enough. */
  record Limits(int queued, long queuedWeight, int batch, long batchWeight) {}

  private final class Shard {
    final ArrayDeque<Submission<C, R>> waiting = new ArrayDeque<>();
    final Condition arrived = lock.newCondition();
    int idleLanes;
  }

  // Not synchronized blocks: before Java 24 those would pin the virtual threads of callers.
  private final ReentrantLock lock = new ReentrantLock();
  private final Limits limits;
  private final List<Shard> shards;
  private int queued;
  private long queuedWeight;
  private boolean open = true;

  CommandQueue(int shards, Limits limits) {
    this.limits = limits;
    this.shards = Stream.generate(Shard::new).limit(shards).toList();
  }

  Admission offer(int shard, Submission<C, R> submission) {
    lock.lock();
    try {
      if (!open) {
        return Admission.CLOSED;
      }
      if (!hasRoomFor(submission)) {
        return Admission.FULL;
      }
      Shard target = shards.get(shard);
      target.waiting.addLast(submission);
      queued++;
      queuedWeight += submission.weight();
      if (target.idleLanes > 0) {
        target.arrived.signal();
      }
      return Admission.ACCEPTED;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes what is waiting, up to one batch; waits only while there is nothing.
   *
   * @return empty if the queue is closed and the shard has been emptied
   */
  List<Submission<C, R>> take(int shard) {
    lock.lock();
    try {
      Shard source = shards.get(shard);
      while (true) {
        List<Submission<C, R>> batch = drain(source);
        if (!batch.isEmpty() || !open) {
          return batch;
        }
        source.idleLanes++;
        source.arrived.awaitUninterruptibly();
        source.idleLanes--;
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many commands are waiting. */
  int size() {
    lock.lock();
    try {
      return queued;
    } finally {
      lock.unlock();
    }
  }

  void open() {
    setOpen(true);
  }

  /** Refuses new commands and lets the lanes end once they have taken the rest. */
  void close() {
    setOpen(false);
  }

  /** Takes out everything that no lane has taken. */
  List<Submission<C, R>> removeAll() {
    lock.lock();
    try {
      List<Submission<C, R>> left = new ArrayList<>(queued);
      for (Shard shard : shards) {
        shard.waiting.stream().filter(Submission::take).forEach(left::add);
        shard.waiting.clear();
      }
      queued = 0;
      queuedWeight = 0;
      return left;
    } finally {
      lock.unlock();
    }
  }

  private void setOpen(boolean value) {
    lock.lock();
    try {
      open = value;
      shards.forEach(shard -> shard.arrived.signalAll());
    } finally {
      lock.unlock();
    }
  }

  private boolean hasRoomFor(Submission<C, R> submission) {
    // Alone in the queue even the heaviest command has room, otherwise it could never run.
    return queued == 0
        || (queued < limits.queued()
            && submission.weight() <= limits.queuedWeight() - queuedWeight);
  }

  private List<Submission<C, R>> drain(Shard source) {
    // Sized before anything is taken: running out of memory here must not lose a command.
    List<Submission<C, R>> batch = new ArrayList<>(Math.min(source.waiting.size(), limits.batch()));
    long weight = 0;
    while (batch.size() < limits.batch() && !source.waiting.isEmpty()) {
      Submission<C, R> next = source.waiting.getFirst();
      if (!batch.isEmpty() && next.weight() > limits.batchWeight() - weight) {
        break;
      }
      source.waiting.removeFirst();
      queued--;
      queuedWeight -= next.weight();
      if (next.take()) {
        weight += next.weight();
        batch.add(next);
      }
    }
    return batch;
  }
}
