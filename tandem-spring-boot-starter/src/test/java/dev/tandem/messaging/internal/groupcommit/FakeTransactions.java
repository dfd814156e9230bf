package dev.tandem.messaging.internal.groupcommit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.SmartTransactionObject;

/**
 * A database in memory: writes become visible at commit, and begin and commit can be made to fail.
 */
final class FakeTransactions extends AbstractPlatformTransactionManager {

  private static final long serialVersionUID = 1L;

  private record CommitFailure(RuntimeException failure, boolean committedAnyway) {}

  private static final ThreadLocal<List<Object>> WRITTEN = new ThreadLocal<>();
  private static final ThreadLocal<Boolean> ROLLBACK_ONLY = new ThreadLocal<>();
  private final transient List<Object> committed = Collections.synchronizedList(new ArrayList<>());
  private final transient Queue<RuntimeException> beginFailures = new ConcurrentLinkedQueue<>();
  private final transient Queue<CommitFailure> commitFailures = new ConcurrentLinkedQueue<>();
  final AtomicInteger begun = new AtomicInteger();
  final AtomicInteger commits = new AtomicInteger();
  final AtomicInteger rollbacks = new AtomicInteger();

  void write(Object row) {
    Objects.requireNonNull(WRITTEN.get(), "no transaction").add(row);
  }

  List<Object> committed() {
    return committed;
  }

  void failNextBegin(RuntimeException failure) {
    beginFailures.add(failure);
  }

  void failNextCommit(RuntimeException failure) {
    commitFailures.add(new CommitFailure(failure, false));
  }

  void failNextCommitAfterItWorked(RuntimeException failure) {
    commitFailures.add(new CommitFailure(failure, true));
  }

  @Override
  protected Object doGetTransaction() {
    return new Transaction();
  }

  @Override
  protected boolean isExistingTransaction(Object transaction) {
    return WRITTEN.get() != null;
  }

  @Override
  protected void doBegin(Object transaction, TransactionDefinition definition) {
    begun.incrementAndGet();
    RuntimeException failure = beginFailures.poll();
    if (failure != null) {
      throw failure;
    }
    WRITTEN.set(new ArrayList<>());
  }

  @Override
  protected void doCommit(DefaultTransactionStatus status) {
    CommitFailure planned = commitFailures.poll();
    if (planned == null || planned.committedAnyway()) {
      committed.addAll(WRITTEN.get());
      commits.incrementAndGet();
    }
    if (planned != null) {
      throw planned.failure();
    }
  }

  @Override
  protected void doRollback(DefaultTransactionStatus status) {
    rollbacks.incrementAndGet();
  }

  @Override
  protected void doSetRollbackOnly(DefaultTransactionStatus status) {
    ROLLBACK_ONLY.set(true);
  }

  @Override
  protected void doCleanupAfterCompletion(Object transaction) {
    WRITTEN.remove();
    ROLLBACK_ONLY.remove();
  }

  private static final class Transaction implements SmartTransactionObject {

    @Override
    public boolean isRollbackOnly() {
      return Boolean.TRUE.equals(ROLLBACK_ONLY.get());
    }

    @Override
    public void flush() {}
  }
}
