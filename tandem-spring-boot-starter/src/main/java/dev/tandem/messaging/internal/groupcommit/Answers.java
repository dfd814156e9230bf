package dev.tandem.messaging.internal.groupcommit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.ObjIntConsumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Completes futures without ever running a caller's code on a lane: a dependent stage that blocks
 * would otherwise stop the lane, for ever if it waits for that lane.
 */
final class Answers<C, R> {

  private static final Logger log = LoggerFactory.getLogger(Answers.class);

  private final Executor executor;

  Answers(Executor executor) {
    this.executor = executor;
  }

  void complete(List<Submission<C, R>> part, List<R> results) {
    deliver(part, (answer, i) -> answer.complete(results.get(i)));
  }

  void fail(List<Submission<C, R>> part, Throwable cause) {
    deliver(part, (answer, i) -> answer.completeExceptionally(cause));
  }

  private void deliver(
      List<Submission<C, R>> part, ObjIntConsumer<CompletableFuture<R>> completion) {
    // Sized at once: running out of memory halfway must not lose an answer.
    List<Runnable> withoutStages = new ArrayList<>(part.size());
    for (int i = 0; i < part.size(); i++) {
      int index = i;
      Submission<C, R> submission = part.get(i);
      Runnable step = () -> completion.accept(submission.answer(), index);
      if (!submission.settle()) {
        continue;
      }
      if (submission.awaited()) {
        step.run();
      } else if (submission.answer().getNumberOfDependents() > 0) {
        // A task of its own, so that a stage that waits for a neighbour does not keep it from its
        // answer.
        execute(step);
      } else {
        withoutStages.add(step);
      }
    }
    if (!withoutStages.isEmpty()) {
      execute(() -> withoutStages.forEach(Runnable::run));
    }
  }

  private void execute(Runnable step) {
    try {
      executor.execute(step);
    } catch (RuntimeException | Error refused) {
      log.warn("The executor takes no completions, the lane completes them itself.", refused);
      step.run();
    }
  }
}
