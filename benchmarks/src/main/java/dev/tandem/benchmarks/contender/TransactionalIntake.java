package dev.tandem.benchmarks.contender;

import java.util.function.Consumer;

import dev.tandem.benchmarks.workload.Books;
import dev.tandem.benchmarks.workload.Command;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.annotation.Transactional;

/** A recharge as most applications would write it: books and event in one transactional method. */
class TransactionalIntake {

  private final Books books;
  private final Consumer<Command> publishing;

  TransactionalIntake(JdbcOperations jdbc, Consumer<Command> publishing) {
    this.books = new Books(jdbc);
    this.publishing = publishing;
  }

  @Transactional
  public void recharge(Command command) {
    books.recharge(command);
    publishing.accept(command);
  }
}
