package dev.tandem.benchmarks.contender;

import dev.tandem.benchmarks.stack.Environment;
import dev.tandem.benchmarks.workload.Recharged;
import dev.tandem.benchmarks.workload.RechargedJson;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.TransactionListener;
import org.apache.rocketmq.client.producer.TransactionMQProducer;
import org.apache.rocketmq.common.message.Message;

/** RocketMQ producers of contenders that bring none. */
public final class Producers {

  private static final int SEND_TIMEOUT_MILLIS = 10_000;

  private Producers() {}

  /** A started producer of plain messages. */
  public static DefaultMQProducer plain(Environment environment, String name)
      throws MQClientException {
    DefaultMQProducer producer = new DefaultMQProducer(name + "-producer");
    start(producer, environment, name);
    return producer;
  }

  static TransactionMQProducer transactional(
      Environment environment, String name, TransactionListener listener) throws MQClientException {
    TransactionMQProducer producer = new TransactionMQProducer(name + "-producer");
    producer.setTransactionListener(listener);
    start(producer, environment, name);
    return producer;
  }

  private static void start(DefaultMQProducer producer, Environment environment, String name)
      throws MQClientException {
    producer.setNamesrvAddr(environment.nameServer());
    producer.setInstanceName(name + "-producer");
    producer.setSendMsgTimeout(SEND_TIMEOUT_MILLIS);
    producer.start();
  }

  static Message message(String topic, Recharged event) {
    return new Message(
        topic, "Recharged", Long.toString(event.rechargeId()), RechargedJson.write(event));
  }
}
