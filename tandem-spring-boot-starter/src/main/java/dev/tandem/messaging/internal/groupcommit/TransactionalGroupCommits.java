package dev.tandem.messaging.internal.groupcommit;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

import dev.tandem.messaging.BatchHandler;
import dev.tandem.messaging.GroupCommits;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes group commits whose batches run in transactions of one transaction manager. */
public final class TransactionalGroupCommits implements GroupCommits {

  private final TransactionTemplate transactions;
  private final ObservationRegistry observations;
  private final GroupCommitMeters.Factory meters;
  private final Executor completionExecutor = defaultCompletionExecutor();

  /** Makes group commits without metrics and traces. */
  public TransactionalGroupCommits(PlatformTransactionManager transactionManager) {
    this(transactionManager, ObservationRegistry.NOOP, name -> GroupCommitMeters.NONE);
  }

  TransactionalGroupCommits(
      PlatformTransactionManager transactionManager,
      ObservationRegistry observations,
      GroupCommitMeters.Factory meters) {
    this.transactions = new TransactionTemplate(transactionManager);
    this.observations = observations;
    this.meters = meters;
  }

  @Override
  public <C, R> Builder<C, R> of(String name, BatchHandler<C, R> handler) {
    return new GroupCommitSettings<>(name, handler, this);
  }

  @Override
  public void onBehalfOf(Object command, Runnable work) {
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
