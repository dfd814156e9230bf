package dev.tandem.web.audit;

import java.time.Clock;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the current act to the audit log with each transaction that changes something for it. */
final class WriteActs implements TransactionExecutionListener {

  private final JdbcAuditLog log;
  private final Clock clock;

  WriteActs(JdbcAuditLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  @Override
  public void beforeCommit(TransactionExecution transaction) {
    var current = Acts.current();
    if (current == null || !transaction.isNewTransaction() || transaction.isReadOnly()) {
      return;
    }
    if (transaction instanceof TransactionStatus status) {
      // Whether anything was changed is seen once the changes of an ORM are there.
      status.flush();
    }
    if (log.appendIfChanged(current, clock.instant())) {
      current.written();
    }
  }

  @Override
  public void afterRollback(TransactionExecution transaction, @Nullable Throwable failure) {
    var current = Acts.current();
    if (current != null && transaction.isNewTransaction()) {
      current.undone();
    }
  }

  /** Writes an act whose work goes on after its request, as no transaction of the request did. */
  void writeApart(CurrentAct act, PlatformTransactionManager transactions) {
    new TransactionTemplate(transactions)
        .executeWithoutResult(_ -> log.append(act, clock.instant()));
  }
}
