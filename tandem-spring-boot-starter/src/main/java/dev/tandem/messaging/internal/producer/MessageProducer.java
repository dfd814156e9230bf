package dev.tandem.messaging.internal.producer;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import dev.tandem.messaging.internal.broker.LifecyclePhases;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.impl.MQClientAPIImpl;
import org.apache.rocketmq.client.producer.SendCallback;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageAccessor;
import org.apache.rocketmq.common.message.MessageConst;
import org.apache.rocketmq.spring.autoconfigure.RocketMQAutoConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends the starter's messages: half messages with their end signals, ordinary and timed messages.
 *
 * <p>A half message is an ordinary send with a property. RocketMQ's own
 * {@code sendMessageInTransaction} carries one message per transaction and runs the local
 * transaction inside; here one transaction may need several messages and is committed by its own
 * transaction manager.
 */
public final class MessageProducer implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(MessageProducer.class);

  private final SharedProducer client;
  private final Duration sendTimeout;
  private volatile boolean running;

  MessageProducer(SharedProducer client, Duration sendTimeout) {
    this.client = client;
    this.sendTimeout = sendTimeout;
  }

  /** The longest time that {@link #send} and {@link #sendHalf} take before they fail. */
  public Duration sendTimeout() {
    return sendTimeout;
  }

  /** The largest message, in bytes, that the broker takes. */
  public int maxMessageSize() {
    return client.getMaxMessageSize();
  }

  /**
   * Sends {@code message} so that no consumer sees it yet. The future fails if the broker did not
   * answer in time, refused, or stored it less safely than configured.
   */
  public CompletableFuture<HalfMessage> sendHalf(Message message) {
    MessageAccessor.putProperty(message, MessageConst.PROPERTY_TRANSACTION_PREPARED, "true");
    MessageAccessor.putProperty(
        message, MessageConst.PROPERTY_PRODUCER_GROUP, client.getProducerGroup());
    return send(message).thenApply(sent -> new HalfMessage(message, sent));
  }

  /**
   * Sends {@code message} as an ordinary one. The future fails as that of {@link #sendHalf} does.
   */
  public CompletableFuture<SendResult> send(Message message) {
    return send(message, sendTimeout());
  }

  /** As {@link #send(Message)}, with another timeout. */
  public CompletableFuture<SendResult> send(Message message, Duration timeout) {
    CompletableFuture<SendResult> future = new CompletableFuture<>();
    try {
      client.send(message, new Completing(future), timeout.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      future.completeExceptionally(e);
    } catch (Exception e) {
      future.completeExceptionally(e);
    }
    return future;
  }

  /**
   * Tells the broker to deliver {@code half}. Call it only once the local transaction is known to
   * have committed. The signal may be lost: check-back and sweep make up for it.
   */
  public void commit(HalfMessage half) {
    try {
      client.commit(half);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      log.debug("End signal of {} not sent; check-back decides", half.sent().getMsgId(), e);
    }
  }

  MQClientAPIImpl api() {
    return client.api();
  }

  /**
   * Starts the shared producer, unless the template has.
   *
   * @throws IllegalStateException if nobody would answer its check-backs
   */
  @Override
  public void start() {
    if (client.getTransactionListener() == null) {
      throw new IllegalStateException(
          "Nobody answers check-backs: rocketmq-spring's auto-configuration is excluded, or no rocketMQTemplate"
              + " uses the bean " + RocketMQAutoConfiguration.PRODUCER_BEAN_NAME);
    }
    try {
      client.start();
      running = true;
    } catch (MQClientException e) {
      throw new IllegalStateException("RocketMQ producer cannot start", e);
    }
  }

  /** The producer itself stays until its bean is destroyed. */
  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return LifecyclePhases.PRODUCER;
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
