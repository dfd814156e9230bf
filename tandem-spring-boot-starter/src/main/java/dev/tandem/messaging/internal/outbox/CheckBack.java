package dev.tandem.messaging.internal.outbox;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import dev.tandem.messaging.centre.TransactionState;
import dev.tandem.messaging.internal.outbox.OutboxMeters.Answer;
import org.apache.rocketmq.spring.annotation.RocketMQTransactionListener;
import org.apache.rocketmq.spring.core.RocketMQLocalTransactionListener;
import org.apache.rocketmq.spring.core.RocketMQLocalTransactionState;
import org.apache.rocketmq.spring.support.RocketMQHeaders;
import org.apache.rocketmq.spring.support.RocketMQUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.transaction.TransactionException;

import static dev.tandem.messaging.internal.envelope.MessageHeaders.MESSAGE_ID;
import static dev.tandem.messaging.internal.envelope.MessageHeaders.TRANSACTION_ID;
import static dev.tandem.messaging.internal.envelope.MessageHeaders.id;

/**
 * Answers the broker's question how a local transaction ended, from the database that all instances
 * share. An answer other than UNKNOWN can never be contradicted later.
 */
@RocketMQTransactionListener
@SuppressWarnings("rawtypes") // The interface's messages have no type.
final class CheckBack implements RocketMQLocalTransactionListener {

  private static final Logger log = LoggerFactory.getLogger(CheckBack.class);

  private final JdbcFence fence;
  private final Supplier<PreparedTransactions> prepared;
  private final Duration maxLocalTransaction;
  private final OutboxMeters meters;

  /**
   * The answers.
   *
   * @param prepared asked at the first question about one: it needs what needs this
   */
  CheckBack(
      JdbcFence fence,
      Supplier<PreparedTransactions> prepared,
      Duration maxLocalTransaction,
      OutboxMeters meters) {
    this.fence = fence;
    this.prepared = prepared;
    this.maxLocalTransaction = maxLocalTransaction;
    this.meters = meters;
  }

  /** Not used: the local transaction is COMMIT itself, and its transaction manager runs it. */
  @Override
  public RocketMQLocalTransactionState executeLocalTransaction(
      Message message, @Nullable Object argument) {
    return RocketMQLocalTransactionState.UNKNOWN;
  }

  @Override
  public RocketMQLocalTransactionState checkLocalTransaction(Message message) {
    Answer answer = answer(message.getHeaders());
    meters.checkBack(answer);
    return switch (answer) {
      case COMMIT -> RocketMQLocalTransactionState.COMMIT;
      case ROLLBACK -> RocketMQLocalTransactionState.ROLLBACK;
      case UNKNOWN -> RocketMQLocalTransactionState.UNKNOWN;
    };
  }

  private Answer answer(MessageHeaders message) {
    UUID id = id(message.get(MESSAGE_ID, String.class));
    if (id == null) {
      log.warn(
          "Asked about a message that is not ours: {}",
          message.get(header(RocketMQHeaders.MESSAGE_ID)));
      return Answer.UNKNOWN;
    }
    try {
      MessageState state = fence.stateAsked(id);
      if (state != null) {
        return answer(state);
      }
      return ofPrepared(message)
          .orElseGet(() -> isYoung(message) ? Answer.UNKNOWN : fence(id, message));
    } catch (DataAccessException | TransactionException e) {
      log.info("Message {} not settled, the broker will ask again: {}", id, e.toString());
      return Answer.UNKNOWN;
    }
  }

  private Optional<Answer> ofPrepared(MessageHeaders message) {
    UUID transaction = id(message.get(TRANSACTION_ID, String.class));
    return transaction == null
        ? Optional.empty()
        : prepared.get().stateAsked(transaction).map(CheckBack::answer);
  }

  private static Answer answer(TransactionState state) {
    return switch (state) {
      case COMMITTED -> Answer.COMMIT;
      case ROLLED_BACK -> Answer.ROLLBACK;
      case UNKNOWN -> Answer.UNKNOWN;
    };
  }

  private Answer fence(UUID id, MessageHeaders message) {
    if (fence.fence(
        id, text(message, RocketMQHeaders.TOPIC), text(message, RocketMQHeaders.TAGS))) {
      meters.fenced();
      log.info("Message {} fenced off: its transaction did not commit in time", id);
      return Answer.ROLLBACK;
    }
    @Nullable MessageState first = fence.stateAsked(id);
    return first == null ? Answer.UNKNOWN : answer(first);
  }

  private static Answer answer(MessageState state) {
    return state == MessageState.ABORTED ? Answer.ROLLBACK : Answer.COMMIT;
  }

  private boolean isYoung(MessageHeaders message) {
    Long born = message.get(header(RocketMQHeaders.BORN_TIMESTAMP), Long.class);
    return born == null || System.currentTimeMillis() - born < maxLocalTransaction.toMillis();
  }

  private static String text(MessageHeaders message, String name) {
    return Objects.toString(message.get(header(name)), "");
  }

  private static String header(String name) {
    return RocketMQUtil.toRocketHeaderKey(name);
  }
}
