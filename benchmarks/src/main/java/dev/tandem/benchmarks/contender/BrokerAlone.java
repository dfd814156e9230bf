package dev.tandem.benchmarks.contender;

import java.util.Objects;

import dev.tandem.benchmarks.stack.CommitsAtOnce;
import dev.tandem.benchmarks.stack.Environment;
import dev.tandem.benchmarks.workload.Command;
import dev.tandem.benchmarks.workload.Effects;
import dev.tandem.benchmarks.workload.Recharged;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;
import org.jspecify.annotations.Nullable;

/** The broker alone, without books: plain messages, or half messages that are committed at once. */
final class BrokerAlone implements Contender {

  private final boolean half;
  private @Nullable DefaultMQProducer producer;

  BrokerAlone(boolean half) {
    this.half = half;
  }

  @Override
  public String name() {
    return half ? "limit-half-and-commit" : "limit-plain-send";
  }

  @Override
  public Kind kind() {
    return Kind.LIMIT;
  }

  @Override
  public boolean hasBooks() {
    return false;
  }

  @Override
  public String settings() {
    return half
        ? "sendMessageInTransaction that commits at once, no database"
        : "one send per request, no database";
  }

  @Override
  public void start(Environment environment, Effects effects) throws Exception {
    environment.createTopic(name());
    producer = half
        ? Producers.transactional(environment, name(), new CommitsAtOnce())
        : Producers.plain(environment, name());
  }

  @Override
  public void request(Command command) throws Exception {
    DefaultMQProducer sending = Objects.requireNonNull(producer, "not started");
    Message message = Producers.message(name(), Recharged.of(command));
    SendResult result =
        half ? sending.sendMessageInTransaction(message, command) : sending.send(message);
    if (result.getSendStatus() != SendStatus.SEND_OK) {
      throw new IllegalStateException("Not sent: " + result);
    }
  }

  /** The half messages whose end signal the broker has not processed. */
  @Override
  public long unfinished(long accepted) {
    return half ? accepted - delivered(Objects.requireNonNull(producer, "not started")) : 0;
  }

  // Deprecated in favour of an administrator's client, which would be one more to start.
  @SuppressWarnings("deprecation")
  private long delivered(DefaultMQProducer asking) {
    try {
      long delivered = 0;
      for (MessageQueue queue : asking.fetchPublishMessageQueues(name())) {
        delivered += asking.maxOffset(queue);
      }
      return delivered;
    } catch (MQClientException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void stop() {
    if (producer != null) {
      producer.shutdown();
    }
  }
}
