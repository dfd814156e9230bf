package dev.tandem.messaging.internal.broker;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.impl.factory.MQClientInstance;

/**
 * Starts consumers so that the broker hears of each at once.
 *
 * <p>RocketMQ's client skips the first heartbeat of a consumer while another heartbeat of the same
 * connection is under way. The broker then knows the consumer from the next one on only, and hands
 * it its queues up to half a minute later (apache/rocketmq issue 3434).
 */
public final class HeardStart {

  private static final int TRIES = 50;
  private static final Duration PAUSE = Duration.ofMillis(20);

  private HeardStart() {}

  /**
   * Starts {@code consumer}, one of {@code connection}, and has its heartbeat sent. Waits up to a
   * second for one that is under way; after that, or without a broker, the next regular heartbeat
   * has to do.
   *
   * @throws MQClientException if the name server cannot be reached or the client refuses to start
   */
  // The client offers no other way to its connection.
  @SuppressWarnings("deprecation")
  public static void of(BrokerConnection connection, DefaultMQPushConsumer consumer)
      throws MQClientException {
    connection.leaveOutWorkers(consumer);
    consumer.start();
    MQClientInstance client = consumer.getDefaultMQPushConsumerImpl().getmQClientFactory();
    for (int tries = 0; tries < TRIES; tries++) {
      if (client.sendHeartbeatToAllBrokerWithLock()) {
        client.rebalanceImmediately();
        return;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
