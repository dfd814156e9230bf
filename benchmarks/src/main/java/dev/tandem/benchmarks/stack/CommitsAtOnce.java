package dev.tandem.benchmarks.stack;

import org.apache.rocketmq.client.producer.LocalTransactionState;
import org.apache.rocketmq.client.producer.TransactionListener;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;

/** A transaction of nothing but its message. */
public final class CommitsAtOnce implements TransactionListener {

  @Override
  public LocalTransactionState executeLocalTransaction(Message message, Object argument) {
    return LocalTransactionState.COMMIT_MESSAGE;
  }

  @Override
  public LocalTransactionState checkLocalTransaction(MessageExt message) {
    return LocalTransactionState.COMMIT_MESSAGE;
  }
}
