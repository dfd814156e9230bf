package dev.tandem.messaging.internal.broker;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

import dev.tandem.messaging.internal.MessagingProperties;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.impl.MQClientAPIImpl;
import org.apache.rocketmq.client.producer.LocalTransactionState;
import org.apache.rocketmq.client.producer.SendCallback;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.client.producer.TransactionListener;
import org.apache.rocketmq.client.producer.TransactionMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageAccessor;
import org.apache.rocketmq.common.message.MessageConst;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The application's one producer: half messages, their end signals, ordinary and timed messages.
 *
 * <p>A half message is an ordinary send with a property. RocketMQ's own {@code sendMessageInTransaction}
 * carries one message per transaction and runs the local transaction inside; here one transaction may need
 * several messages and is committed by its own transaction manager.
 */
public final class MessageProducer implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(MessageProducer.class);

  private final BrokerConnection connection;
  private final String group;
  private final MessagingProperties.Producer properties;
  private final TransactionListener checkBack;
  private final Supplier<ExecutorService> checkBackExecutor;
  private volatile @Nullable Client running;

  /**
   * A producer that is not started yet.
   *
   * @param checkBackExecutor makes the threads that answer check-backs; they end with the producer
   */
  public MessageProducer(
      BrokerConnection connection,
      String group,
      MessagingProperties.Producer properties,
      TransactionListener checkBack,
      Supplier<ExecutorService> checkBackExecutor) {
    this.connection = connection;
    this.group = group;
    this.properties = properties;
    this.checkBack = checkBack;
    this.checkBackExecutor = checkBackExecutor;
  }

  /** How long {@link #send} and {@link #sendHalf} take at most before they fail. */
  public Duration sendTimeout() {
    return properties.sendTimeout();
  }

  /**
   * Sends {@code message} so that no consumer sees it yet. The future fails if the broker did not answer
   * in time, refused, or stored it less safely than configured.
   */
  public CompletableFuture<HalfMessage> sendHalf(Message message) {
    MessageAccessor.putProperty(message, MessageConst.PROPERTY_TRANSACTION_PREPARED, "true");
    MessageAccessor.putProperty(message, MessageConst.PROPERTY_PRODUCER_GROUP, group);
    return send(message).thenApply(sent -> new HalfMessage(message, sent));
  }

  /** Sends {@code message} as an ordinary one. The future fails as that of {@link #sendHalf} does. */
  public CompletableFuture<SendResult> send(Message message) {
    return send(message, sendTimeout());
  }

  /** As {@link #send(Message)}, with more or less patience. */
  public CompletableFuture<SendResult> send(Message message, Duration timeout) {
    CompletableFuture<SendResult> future = new CompletableFuture<>();
    try {
      client().send(message, new Completing(future), timeout.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      future.completeExceptionally(e);
    } catch (Exception e) {
      future.completeExceptionally(e);
    }
    return future;
  }

  /**
   * Tells the broker to deliver {@code half}. Call it only once the local transaction is known to have
   * committed. The signal may be lost: check-back and sweep make up for it.
   */
  public void commit(HalfMessage half) {
    try {
      client().commit(half);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      log.debug("End signal of {} not sent; check-back decides", half.sent().getMsgId(), e);
    }
  }

  MQClientAPIImpl api() {
    return client().api();
  }

  private Client client() {
    Client client = running;
    if (client == null) {
      throw new IllegalStateException("The producer is not running");
    }
    return client;
  }

  /** Also starts again after a stop; RocketMQ's client itself cannot, so each start makes one. */
  @Override
  public void start() {
    Client client = new Client(group);
    connection.applyTo(client);
    client.setSendMsgTimeout((int) properties.sendTimeout().toMillis());
    client.setMaxMessageSize((int) properties.maxMessageSize().toBytes());
    // A client's retry after a timeout leaves a second half message behind; the sweep retries
    // better.
    client.setRetryTimesWhenSendFailed(0);
    client.setRetryTimesWhenSendAsyncFailed(0);
    BodyCompression.applyTo(client);
    client.setTransactionListener(checkBack);
    client.setExecutorService(checkBackExecutor.get());
    try {
      client.start();
      running = client;
    } catch (MQClientException e) {
      throw new IllegalStateException("RocketMQ producer cannot start", e);
    }
  }

  @Override
  public void stop() {
    Client client = running;
    running = null;
    if (client != null) {
      client.shutdown();
    }
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }

  @Override
  public int getPhase() {
    return LifecyclePhases.PRODUCER;
  }

  /** Reaches the parts of the client that end signals and topics need. */
  private static final class Client extends TransactionMQProducer {

    Client(String group) {
      super(group);
    }

    void commit(HalfMessage half) throws Exception {
      defaultMQProducerImpl.endTransaction(
          half.message(), half.sent(), LocalTransactionState.COMMIT_MESSAGE, null);
    }

    MQClientAPIImpl api() {
      return defaultMQProducerImpl.getMqClientFactory().getMQClientAPIImpl();
    }
  }

  private record Completing(CompletableFuture<SendResult> future) implements SendCallback {

    @Override
    public void onSuccess(SendResult sent) {
      if (sent.getSendStatus() == SendStatus.SEND_OK) {
        future.complete(sent);
      } else {
        future.completeExceptionally(
            new IllegalStateException("Broker answered " + sent.getSendStatus()));
      }
    }

    @Override
    public void onException(Throwable failure) {
      future.completeExceptionally(failure);
    }
  }
}
