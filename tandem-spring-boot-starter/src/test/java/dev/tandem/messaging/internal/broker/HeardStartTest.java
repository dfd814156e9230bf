package dev.tandem.messaging.internal.broker;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.impl.factory.MQClientInstance;
import org.junit.jupiter.api.Test;
import org.mockito.Answers;
import org.mockito.InOrder;

import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

class HeardStartTest {

  private final MQClientInstance client = mock();
  private final DefaultMQPushConsumer consumer =
      mock(DefaultMQPushConsumer.class, Answers.RETURNS_DEEP_STUBS);

  private final BrokerConnection connection = mock();

  @SuppressWarnings("deprecation")
  HeardStartTest() {
    when(consumer.getDefaultMQPushConsumerImpl().getmQClientFactory()).thenReturn(client);
  }

  @Test
  void sendsTheHeartbeatThatAnotherOneKeptFromBeingSent() throws MQClientException {
    when(client.sendHeartbeatToAllBrokerWithLock()).thenReturn(false, false, true);

    HeardStart.of(connection, consumer);

    InOrder order = inOrder(connection, consumer, client);
    order.verify(connection).leaveOutWorkers(consumer);
    order.verify(consumer).start();
    order.verify(client, times(3)).sendHeartbeatToAllBrokerWithLock();
    order.verify(client).rebalanceImmediately();
  }

  @Test
  void leavesItToTheNextHeartbeatWithoutABroker() throws MQClientException {
    HeardStart.of(connection, consumer);

    verify(client, never()).rebalanceImmediately();
  }
}
