package dev.tandem.benchmarks.contender;

import java.util.Objects;

import dev.tandem.benchmarks.stack.Environment;
import dev.tandem.benchmarks.workload.Books;
import dev.tandem.benchmarks.workload.Command;
import dev.tandem.benchmarks.workload.Effects;
import dev.tandem.benchmarks.workload.Recharged;
import org.apache.rocketmq.client.producer.LocalTransactionState;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.client.producer.TransactionListener;
import org.apache.rocketmq.client.producer.TransactionMQProducer;
import org.apache.rocketmq.client.producer.TransactionSendResult;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A half message for each request, with the local transaction inside
 * {@code sendMessageInTransaction}, as RocketMQ's own sample shows it: no outbox row, no
 * confirmation, no sweep.
 */
final class RocketMqSample implements Contender {

  private static final String TOPIC = "rocketmq-sample";

  private @Nullable TransactionMQProducer producer;
  private @Nullable InboxConsumer consumer;

  @Override
  public String name() {
    return "rocketmq-sample";
  }

  @Override
  public Kind kind() {
    return Kind.PEER;
  }

  @Override
  public String settings() {
    return "one half message per request: sendMessageInTransaction on the caller's thread,"
        + " check-back looks at the recharge; " + InboxConsumer.SETTINGS;
  }

  @Override
  public void start(Environment environment, Effects effects) throws Exception {
    environment.createTopic(TOPIC);
    JdbcTemplate jdbc = new JdbcTemplate(environment.database(name()));
    TransactionTemplate transaction =
        new TransactionTemplate(new JdbcTransactionManager(environment.database(name())));
    producer =
        Producers.transactional(environment, name(), new LocalTransaction(jdbc, transaction));
    consumer = InboxConsumer.start(environment, name(), TOPIC, effects);
  }

  @Override
  public void request(Command command) throws Exception {
    TransactionSendResult result = Objects.requireNonNull(producer, "not started")
        .sendMessageInTransaction(Producers.message(TOPIC, Recharged.of(command)), command);
    if (result.getSendStatus() != SendStatus.SEND_OK
        || result.getLocalTransactionState() != LocalTransactionState.COMMIT_MESSAGE) {
      throw new IllegalStateException("Not committed: " + result);
    }
  }

  @Override
  public void stop() {
    if (consumer != null) {
      consumer.stop();
    }
    if (producer != null) {
      producer.shutdown();
    }
  }

  private static final class LocalTransaction implements TransactionListener {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Books books;

    LocalTransaction(JdbcTemplate jdbc, TransactionTemplate transaction) {
      this.jdbc = jdbc;
      this.transaction = transaction;
      this.books = new Books(jdbc);
    }

    @Override
    public LocalTransactionState executeLocalTransaction(Message message, Object command) {
      transaction.executeWithoutResult(status -> books.recharge((Command) command));
      return LocalTransactionState.COMMIT_MESSAGE;
    }

    @Override
    public LocalTransactionState checkLocalTransaction(MessageExt message) {
      Boolean committed = jdbc.queryForObject(
          "SELECT EXISTS (SELECT FROM recharge WHERE id = ?)",
          Boolean.class,
          Long.valueOf(message.getKeys()));
      return Boolean.TRUE.equals(committed)
          ? LocalTransactionState.COMMIT_MESSAGE
          : LocalTransactionState.UNKNOW;
    }
  }
}
