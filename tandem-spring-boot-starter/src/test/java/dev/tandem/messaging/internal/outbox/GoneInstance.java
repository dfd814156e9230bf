package dev.tandem.messaging.internal.outbox;

import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.apache.rocketmq.client.producer.TransactionMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageAccessor;
import org.apache.rocketmq.common.message.MessageConst;

/** An instance of a service that sends a half message and is never seen again. */
final class GoneInstance {

  private GoneInstance() {}

  static void sendHalf(String nameServer, String group, Message half) throws Exception {
    TransactionMQProducer gone = new TransactionMQProducer(group);
    gone.setNamesrvAddr(nameServer);
    gone.setInstanceName("gone-" + UUID.randomUUID());
    MessageAccessor.putProperty(half, MessageConst.PROPERTY_TRANSACTION_PREPARED, "true");
    MessageAccessor.putProperty(half, MessageConst.PROPERTY_PRODUCER_GROUP, group);
    gone.start();
    try {
      gone.send(half, TimeUnit.SECONDS.toMillis(3));
    } finally {
      gone.shutdown();
    }
  }
}
