package dev.tandem.messaging.internal.outbox;

import java.time.Duration;
import java.util.UUID;

import dev.tandem.messaging.internal.outbox.OutboxMeters.Answer;
import org.apache.rocketmq.client.producer.LocalTransactionState;
import org.apache.rocketmq.client.producer.TransactionListener;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Answers the broker's question how a local transaction ended, from the database that all instances share.
 * An answer other than UNKNOWN can never be contradicted later.
 */
final class CheckBack implements TransactionListener {

  private static final Logger log = LoggerFactory.getLogger(CheckBack.class);

  private final JdbcFence fence;
  private final Duration maxLocalTransaction;
  private final OutboxMeters meters;

  CheckBack(JdbcFence fence, Duration maxLocalTransaction, OutboxMeters meters) {
    this.fence = fence;
    this.maxLocalTransaction = maxLocalTransaction;
    this.meters = meters;
  }

  /** Not used: the local transaction is COMMIT itself, and its transaction manager runs it. */
  @Override
  public LocalTransactionState executeLocalTransaction(Message message, Object argument) {
    return LocalTransactionState.UNKNOW;
  }

  @Override
  public LocalTransactionState checkLocalTransaction(MessageExt message) {
    Answer answer = answer(message);
    meters.checkBack(answer);
    return switch (answer) {
      case COMMIT -> LocalTransactionState.COMMIT_MESSAGE;
      case ROLLBACK -> LocalTransactionState.ROLLBACK_MESSAGE;
      case UNKNOWN -> LocalTransactionState.UNKNOW;
    };
  }

  private Answer answer(MessageExt message) {
    UUID id = MessageIds.of(message);
    if (id == null) {
      log.warn("Asked about a message that is not ours: {}", message.getMsgId());
      return Answer.UNKNOWN;
    }
    try {
      MessageState state = fence.stateAsked(id);
      if (state == null) {
        return isYoung(message) ? Answer.UNKNOWN : fence(id, message);
      }
      return answer(state);
    } catch (DataAccessException | TransactionException e) {
      log.info("Message {} not settled, the broker will ask again: {}", id, e.toString());
      return Answer.UNKNOWN;
    }
  }

  private Answer fence(UUID id, MessageExt message) {
    if (fence.fence(id, message.getTopic(), message.getTags())) {
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

  private boolean isYoung(MessageExt message) {
    long age = System.currentTimeMillis() - message.getBornTimestamp();
    return age < maxLocalTransaction.toMillis();
  }
}
