package dev.tandem.messaging.internal.groupcommit;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

import dev.tandem.messaging.GroupCommit;
import dev.tandem.messaging.OutcomeUnknownException;
import dev.tandem.messaging.OverloadedException;
import dev.tandem.messaging.StoppedException;
import dev.tandem.messaging.internal.broker.LifecyclePhases;
import dev.tandem.messaging.support.Causes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A group commit that runs on a fixed number of threads, its lanes. */
final class LanedGroupCommit<C, R> implements GroupCommit<C, R>, SmartLifecycle {

  /**
   * Stops after the web server and the consumers, which submit commands, and before the outbox,
   * through which lanes publish.
   */
  static final int PHASE = LifecyclePhases.OUTBOX + 512;

  private final GroupCommitSettings<C, R> settings;
  private final CommandQueue<C, R> queue;
  private final Answers<C, R> answers;
  private final BatchRunner<C, R> runner;
  private final Pace pace;
  private final GroupCommitMeters meters;
  private CompletableFuture<Void> lanesEnded = CompletableFuture.completedFuture(null);
  private volatile boolean running;

  LanedGroupCommit(GroupCommitSettings<C, R> settings) {
    this.settings = settings;
    this.queue = new CommandQueue<>(settings.limits());
    this.answers = new Answers<>(settings.completionExecutor());
    this.meters = settings.meters();
    this.pace = new Pace(settings.lanes());
    this.runner = new BatchRunner<>(
        settings.batchTransaction(),
        answers,
        meters,
        settings.idempotent(),
        settings.splitTimeout(),
        () -> settings.waiting() && running);
    meters.watchQueue(queue::size);
  }

  @Override
  public CompletableFuture<R> submit(C command) {
    return handIn(command, false).answer();
  }

  @Override
  public R execute(C command) {
    return await(handIn(command, true), null);
  }

  @Override
  public R execute(C command, Duration timeout) {
    return await(handIn(command, true), timeout);
  }

  private Submission<C, R> handIn(C command, boolean awaited) {
    Objects.requireNonNull(command, "command");
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException(
          "A command of '%s' was handed in inside a transaction that it cannot be part of."
              .formatted(settings.name()));
    }
    Submission<C, R> submission = new Submission<>(command, awaited, settings.caller());
    CommandQueue.Admission admission = queue.offer(submission);
    if (admission != CommandQueue.Admission.ACCEPTED) {
      meters.refused(admission);
      submission.answer().completeExceptionally(refusal(admission));
    }
    return submission;
  }

  private RuntimeException refusal(CommandQueue.Admission admission) {
    return admission == CommandQueue.Admission.FULL
        ? overloaded("Too many commands are waiting for '%s'.")
        : stopped();
  }

  private R await(Submission<C, R> submission, @Nullable Duration timeout) {
    try {
      return timeout == null
          ? submission.answer().get()
          : submission.answer().get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failed) {
      throw unchecked(Causes.unwrapped(failed));
    } catch (TimeoutException late) {
      if (submission.withdraw()) {
        throw overloaded("The command waited too long in the queue of '%s' and was withdrawn.");
      }
      throw new OutcomeUnknownException("No answer within " + timeout + ".", late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      if (submission.withdraw()) {
        throw new CancellationException("Interrupted while queued; the command was withdrawn.");
      }
      throw new OutcomeUnknownException("Interrupted while the batch was under way.", interrupted);
    }
  }

  private static RuntimeException unchecked(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime ? runtime : new CompletionException(cause);
  }

  private OverloadedException overloaded(String message) {
    return new OverloadedException(message.formatted(settings.name()), pace.timeFor(queue.size()));
  }

  private StoppedException stopped() {
    return new StoppedException("'%s' is shutting down.".formatted(settings.name()));
  }

  @Override
  public synchronized void start() {
    if (running) {
      return;
    }
    // After a stop that is still under way, its lanes must end before the next ones begin.
    lanesEnded.join();
    queue.open();
    running = true;
    lanesEnded = CompletableFuture.allOf(IntStream.range(0, settings.lanes())
        .mapToObj(this::startLane)
        .toArray(CompletableFuture<?>[]::new));
  }

  private CompletableFuture<Void> startLane(int number) {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    Lane<C, R> lane = new Lane<>(queue, runner, answers, pace, meters);
    Thread thread = new Thread(
        () -> {
          lane.run();
          ended.complete(null);
        },
        "tandem-%s-%s".formatted(settings.name(), number + 1));
    thread.setDaemon(true);
    thread.start();
    return ended;
  }

  @Override
  public void stop() {
    stop(() -> {});
    awaitLanes();
  }

  @Override
  public void stop(Runnable callback) {
    var unused = beginStop().thenRun(callback);
  }

  private synchronized CompletableFuture<Void> beginStop() {
    queue.close();
    running = false;
    return lanesEnded;
  }

  @Override
  public void close() {
    stop();
    List<Submission<C, R>> left = queue.removeAll();
    answers.fail(left, stopped());
    meters.remove();
  }

  private void awaitLanes() {
    try {
      beginStop().get(settings.shutdownTimeout().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException stillBusy) {
      // A batch under way is left to itself: its transaction decides, and it answers its callers.
      return;
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
