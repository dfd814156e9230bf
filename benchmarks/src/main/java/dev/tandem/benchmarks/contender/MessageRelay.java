package dev.tandem.benchmarks.contender;

import dev.tandem.benchmarks.stack.Environment;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;

/**
 * Sends one event to RocketMQ and waits for the answer; the workers of outbox libraries call it.
 */
class MessageRelay {

  private final DefaultMQProducer producer;
  private final String topic;

  MessageRelay(Environment environment, String name) throws MQClientException {
    this.producer = Producers.plain(environment, name);
    this.topic = name;
  }

  void send(String key, byte[] body) {
    try {
      SendResult result = producer.send(new Message(topic, "Recharged", key, body));
      if (result.getSendStatus() != SendStatus.SEND_OK) {
        throw new IllegalStateException("Not sent: " + result);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  void stop() {
    producer.shutdown();
  }
}
