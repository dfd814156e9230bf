package dev.tandem.messaging.internal.groupcommit;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that takes the waiting commands and runs them, one batch after the other. */
final class Lane<C, R> implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(Lane.class);

  private final CommandQueue<C, R> queue;
  private final BatchRunner<C, R> runner;
  private final Answers<C, R> answers;
  private final Pace pace;
  private final GroupCommitMeters meters;

  Lane(
      CommandQueue<C, R> queue,
      BatchRunner<C, R> runner,
      Answers<C, R> answers,
      Pace pace,
      GroupCommitMeters meters) {
    this.queue = queue;
    this.runner = runner;
    this.answers = answers;
    this.pace = pace;
    this.meters = meters;
  }

  /** Returns when the queue is closed and empty. */
  @Override
  public void run() {
    List<Submission<C, R>> batch = queue.take();
    while (!batch.isEmpty()) {
      run(batch);
      batch = queue.take();
    }
  }

  private void run(List<Submission<C, R>> batch) {
    long startedNanos = System.nanoTime();
    try {
      runner.run(batch);
      long endedNanos = System.nanoTime();
      pace.ran(batch.size(), endedNanos - startedNanos);
      batch.forEach(submission -> meters.waited(startedNanos - submission.submittedNanos()));
    } catch (Throwable defect) {
      // Whatever broke, nobody must wait for ever; answers already given stay as they are.
      answers.fail(batch, defect);
      log.error("A lane failed with {} commands in hand and goes on.", batch.size(), defect);
    } finally {
      // A handler that left the interrupt status set must not disturb the next batch.
      Thread.interrupted();
    }
  }
}
