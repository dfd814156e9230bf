package dev.tandem.benchmarks.contender;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.tandem.benchmarks.stack.Environment;
import dev.tandem.benchmarks.workload.Books;
import dev.tandem.benchmarks.workload.Command;
import dev.tandem.benchmarks.workload.Effects;
import dev.tandem.benchmarks.workload.Recharged;
import dev.tandem.benchmarks.workload.RechargedJson;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An outbox by hand: a row in the request's transaction, and a poller that sends rows in batches.
 */
final class PollingOutbox implements Contender {

  static final String TOPIC = "polling-outbox";
  private static final int BATCH = 500;
  private static final long PAUSE_MILLIS = 50;
  private static final long PAUSE_AFTER_FAILURE_MILLIS = 1_000;

  private static final String TAKE = """
      DELETE FROM hand_outbox
       WHERE id IN (SELECT id FROM hand_outbox ORDER BY id LIMIT %s FOR UPDATE SKIP LOCKED)
      RETURNING id, body
      """.formatted(BATCH);

  private @Nullable Running running;

  @Override
  public String name() {
    return "polling-outbox";
  }

  @Override
  public Kind kind() {
    return Kind.PEER;
  }

  @Override
  public String settings() {
    return "one poller, DELETE ... SKIP LOCKED ... RETURNING, batch " + BATCH
        + ", each batch sent as one RocketMQ batch, polls again at once after a batch and after "
        + PAUSE_MILLIS + " ms without one; " + InboxConsumer.SETTINGS;
  }

  @Override
  public void start(Environment environment, Effects effects) throws Exception {
    environment.createTopic(TOPIC);
    running = new Running(environment, effects);
  }

  @Override
  public void request(Command command) {
    Objects.requireNonNull(running, "not started").request(command);
  }

  @Override
  public void stop() {
    if (running != null) {
      running.stop();
    }
  }

  private final class Running {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Books books;
    private final DefaultMQProducer producer;
    private final InboxConsumer consumer;
    private final Thread poller;
    private volatile boolean stopped;

    Running(Environment environment, Effects effects) throws Exception {
      jdbc = new JdbcTemplate(environment.database(name()));
      transaction =
          new TransactionTemplate(new JdbcTransactionManager(environment.database(name())));
      books = new Books(jdbc);
      producer = Producers.plain(environment, name());
      consumer = InboxConsumer.start(environment, name(), TOPIC, effects);
      poller = Thread.ofPlatform().daemon().name(name()).start(this::poll);
    }

    void request(Command command) {
      transaction.executeWithoutResult(status -> {
        books.recharge(command);
        jdbc.update(
            "INSERT INTO hand_outbox (id, body) VALUES (?, ?)",
            command.id(),
            RechargedJson.write(Recharged.of(command)));
      });
    }

    private void poll() {
      while (!stopped) {
        try {
          if (Boolean.FALSE.equals(transaction.execute(status -> sendBatch()))) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
          }
        } catch (RuntimeException e) {
          // The rows are still there.
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_AFTER_FAILURE_MILLIS));
        }
      }
    }

    private boolean sendBatch() {
      List<Message> messages = jdbc.query(
          TAKE,
          (row, number) ->
              new Message(TOPIC, "Recharged", row.getString("id"), row.getBytes("body")));
      if (messages.isEmpty()) {
        return false;
      }
      try {
        producer.send(messages);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      return true;
    }

    void stop() {
      stopped = true;
      try {
        poller.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      consumer.stop();
      producer.shutdown();
    }
  }
}
