package dev.tandem.benchmarks.contender;

import java.util.List;

import dev.tandem.benchmarks.workload.Books;
import dev.tandem.benchmarks.workload.Command;
import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.EventType;
import dev.tandem.messaging.GroupCommit;
import dev.tandem.messaging.GroupCommits;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tandem's group commit: requests that wait at the same moment share a transaction and a half
 * message.
 */
final class TandemGroupCommit extends TandemContender {

  private static final String TOPIC = "tandem-group-commit";

  private @Nullable Intake intake;

  TandemGroupCommit() {
    this(true);
  }

  /** With a consumer, or without one so that a backlog grows. */
  TandemGroupCommit(boolean consuming) {
    super(Application.class, consuming);
  }

  @EventType(
      topic = TOPIC,
      type = "dev.tandem.benchmarks.GroupRecharged.v1",
      subject = "rechargeId")
  record GroupRecharged(String rechargeId, long walletId, long amountMinor, String details) {}

  @Override
  public String name() {
    return TOPIC;
  }

  @Override
  public String settings() {
    return "GroupCommit with its defaults (1 lane, batches up to 256), set-based handler; "
        + TandemApplication.CONSUMER_SETTINGS;
  }

  @Override
  void started(ConfigurableApplicationContext running) {
    intake = running.getBean(Intake.class);
  }

  @Override
  public void request(Command command) {
    started(intake).commits().execute(command);
  }

  @Configuration(proxyBeanMethods = false)
  @Import(TandemApplication.class)
  static class Application {

    @Bean
    Intake intake(GroupCommits groupCommits, JdbcTemplate jdbc, EventPublisher events) {
      Books books = new Books(jdbc);
      return new Intake(groupCommits
          .<Command, Long>of("recharges", commands -> handle(commands, books, events))
          .build());
    }

    private static List<Long> handle(List<Command> commands, Books books, EventPublisher events) {
      books.rechargeAll(commands);
      for (Command command : commands) {
        events.publish(new GroupRecharged(
            Long.toString(command.id()),
            command.walletId(),
            command.amountMinor(),
            command.details()));
      }
      return commands.stream().map(Command::id).toList();
    }

    @Bean
    Consumer consumer(TandemApplication.Applying applying) {
      return new Consumer(applying);
    }
  }

  record Intake(GroupCommit<Command, Long> commits) implements AutoCloseable {
    @Override
    public void close() {
      commits.close();
    }
  }

  static final class Consumer {

    private final TandemApplication.Applying applying;

    Consumer(TandemApplication.Applying applying) {
      this.applying = applying;
    }

    @EventHandler(group = "tandem-group-commit-effects")
    void apply(List<GroupRecharged> events) {
      applying.apply(
          events.stream().map(event -> Long.valueOf(event.rechargeId())).toList(),
          events.stream().map(GroupRecharged::amountMinor).toList());
    }
  }
}
