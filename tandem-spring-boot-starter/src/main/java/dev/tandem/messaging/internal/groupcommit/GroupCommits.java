package dev.tandem.messaging.internal.groupcommit;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

import dev.tandem.messaging.BatchHandler;
import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.GroupCommit;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes {@link GroupCommit}s on the application's transaction manager. A bean of this type is
 * auto-configured; outside Spring it can be constructed.
 */
public final class GroupCommits {

  private final TransactionTemplate transactions;
  private final ObservationRegistry observations;
  private final GroupCommitMeters.Factory meters;
  private final Executor completionExecutor = defaultCompletionExecutor();

  /** Without metrics and traces. */
  public GroupCommits(PlatformTransactionManager transactionManager) {
    this(transactionManager, ObservationRegistry.NOOP, name -> GroupCommitMeters.NONE);
  }

  GroupCommits(
      PlatformTransactionManager transactionManager,
      ObservationRegistry observations,
      GroupCommitMeters.Factory meters) {
    this.transactions = new TransactionTemplate(transactionManager);
    this.observations = observations;
    this.meters = meters;
  }

  /**
   * Begins a group commit.
   *
   * @param name appears in thread names, metrics and messages, such as {@code order-intake}
   */
  public <C, R> GroupCommitBuilder<C, R> of(String name, BatchHandler<C, R> handler) {
    return new GroupCommitBuilder<>(name, handler, this);
  }

  /**
   * Runs {@code work} in the trace of the caller who submitted {@code command}, so that an event published by
   * {@link EventPublisher} in it continues that caller's trace and not the trace of the batch:
   *
   * <pre>{@code
   * for (PlaceOrder command : commands) {
   *   GroupCommits.onBehalfOf(command, () -> events.publish(new OrderPlaced(...)));
   * }
   * }</pre>
   *
   * <p>The command must be the very object that the handler was given. Anywhere else than in a batch handler
   * {@code work} just runs. A batch of one command is in its caller's trace as a whole.
   */
  public static void onBehalfOf(Object command, Runnable work) {
    Callers.runFor(command, work);
  }

  TransactionTemplate transactions() {
    return transactions;
  }

  ObservationRegistry observations() {
    return observations;
  }

  GroupCommitMeters.Factory meters() {
    return meters;
  }

  Executor completionExecutor() {
    return completionExecutor;
  }

  private static Executor defaultCompletionExecutor() {
    return Executors.newCachedThreadPool(work -> {
      Thread thread = new Thread(work, "tandem-completion");
      thread.setDaemon(true);
      return thread;
    });
  }
}
