package dev.tandem.messaging.internal.producer;

import java.util.concurrent.ExecutorService;

import dev.tandem.messaging.internal.broker.BrokerConnection;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.impl.MQClientAPIImpl;
import org.apache.rocketmq.client.producer.LocalTransactionState;
import org.apache.rocketmq.client.producer.TransactionMQProducer;
import org.apache.rocketmq.client.producer.TransactionSendResult;
import org.apache.rocketmq.common.message.Message;

/**
 * The application's one producer: behind {@code RocketMQTemplate} for messages of the application's
 * own, and behind {@link MessageProducer} for half messages and events.
 *
 * <p>Template and {@link MessageProducer} both start it, and the first one does. It leaves when its
 * bean is destroyed, after everything that has a lifecycle: it answers check-backs for whatever is
 * still open.
 */
final class SharedProducer extends TransactionMQProducer {

  private final BrokerConnection connection;
  private boolean started;

  /**
   * A producer of {@code connection} that is not started yet.
   *
   * @param checkBackThreads answer check-backs, and end with the producer
   */
  SharedProducer(String group, BrokerConnection connection, ExecutorService checkBackThreads) {
    super(group, connection.signature());
    this.connection = connection;
    connection.applyTo(this);
    super.setExecutorService(checkBackThreads);
  }

  @Override
  public synchronized void start() throws MQClientException {
    if (!started) {
      connection.leaveOutWorkers(this);
      super.start();
      started = true;
    }
  }

  /** Ignored: rocketmq-spring would replace the producer's threads by one of its own. */
  @Override
  public void setExecutorService(ExecutorService ignored) {
    // Whoever registers the check-back passes threads; the running producer has none but its first.
  }

  /**
   * Refuses: the check-back would look for such a message in the outbox, which does not know it.
   *
   * @throws MQClientException always
   */
  @Override
  public TransactionSendResult sendMessageInTransaction(Message message, Object argument)
      throws MQClientException {
    throw new MQClientException(
        "This producer's transactions are those of EventPublisher.publish. Transactional messages of your own need"
            + " a template of their own: @ExtRocketMQTemplateConfiguration with a group of its own, and"
            + " @RocketMQTransactionListener(rocketMQTemplateBeanName = …)",
        null);
  }

  void commit(HalfMessage half) throws Exception {
    defaultMQProducerImpl.endTransaction(
        half.message(), half.sent(), LocalTransactionState.COMMIT_MESSAGE, null);
  }

  MQClientAPIImpl api() {
    return defaultMQProducerImpl.getMqClientFactory().getMQClientAPIImpl();
  }
}
