package dev.tandem.benchmarks.contender;

import java.util.Objects;

import dev.tandem.benchmarks.stack.Environment;
import dev.tandem.benchmarks.workload.Books;
import dev.tandem.benchmarks.workload.Command;
import dev.tandem.benchmarks.workload.Effects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The books alone, without events: a transaction for each request. */
final class SqlOneByOne implements Contender {

  private @Nullable TransactionTemplate transaction;
  private @Nullable Books books;

  @Override
  public String name() {
    return "limit-sql-one-by-one";
  }

  @Override
  public Kind kind() {
    return Kind.LIMIT;
  }

  @Override
  public String settings() {
    return "the same SQL, one transaction per request, no broker";
  }

  @Override
  public void start(Environment environment, Effects effects) {
    books = new Books(new JdbcTemplate(environment.database(name())));
    transaction = new TransactionTemplate(new JdbcTransactionManager(environment.database(name())));
  }

  @Override
  public void request(Command command) {
    Books writing = Objects.requireNonNull(books, "not started");
    Objects.requireNonNull(transaction).executeWithoutResult(status -> writing.recharge(command));
  }

  @Override
  public void stop() {}
}
