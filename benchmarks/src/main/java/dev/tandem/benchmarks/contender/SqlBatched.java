package dev.tandem.benchmarks.contender;

import java.util.List;
import java.util.Objects;

import dev.tandem.benchmarks.stack.Environment;
import dev.tandem.benchmarks.workload.Books;
import dev.tandem.benchmarks.workload.Command;
import dev.tandem.benchmarks.workload.Effects;
import dev.tandem.messaging.GroupCommit;
import dev.tandem.messaging.internal.groupcommit.TransactionalGroupCommits;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The books alone, without events: requests that wait at the same moment share a transaction. */
final class SqlBatched implements Contender {

  private @Nullable GroupCommit<Command, Long> commits;

  @Override
  public String name() {
    return "limit-sql-batched";
  }

  @Override
  public Kind kind() {
    return Kind.LIMIT;
  }

  @Override
  public String settings() {
    return "the same SQL batched by the same group commit, no broker";
  }

  @Override
  public void start(Environment environment, Effects effects) {
    Books books = new Books(new JdbcTemplate(environment.database(name())));
    commits = new TransactionalGroupCommits(
            new JdbcTransactionManager(environment.database(name())))
        .<Command, Long>of("limit", commands -> handle(commands, books))
        .build();
  }

  private static List<Long> handle(List<Command> commands, Books books) {
    books.rechargeAll(commands);
    return commands.stream().map(Command::id).toList();
  }

  @Override
  public void request(Command command) {
    Objects.requireNonNull(commits, "not started").execute(command);
  }

  @Override
  public void stop() {
    if (commits != null) {
      commits.close();
    }
  }
}
