package dev.tandem.messaging.internal.consumer;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import dev.tandem.messaging.internal.envelope.ContentTypes;
import dev.tandem.messaging.internal.envelope.EnvelopeWriter;
import dev.tandem.messaging.internal.envelope.EventAttributes;
import dev.tandem.messaging.internal.envelope.EventDescriptor;
import dev.tandem.messaging.internal.envelope.EventTypes;
import dev.tandem.messaging.internal.envelope.MessageHeaders;
import dev.tandem.messaging.support.UuidV7;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Puts messages on the broker exactly as a test wants them: twice, out of order, broken. */
final class Wire implements AutoCloseable {

  private final DefaultMQProducer producer = new DefaultMQProducer("shop-wire");

  Wire(String nameServer) {
    producer.setNamesrvAddr(nameServer);
    producer.setInstanceName("wire-" + UUID.randomUUID());
    try {
      producer.start();
    } catch (MQClientException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An event record with the id it travels under. */
  record Posted(UUID id, Object event, String traceparent) {

    static Posted of(Object event) {
      return new Posted(UuidV7.next(), event, null);
    }

    EventDescriptor descriptor() {
      return EventTypes.describe(event.getClass());
    }

    byte[] json() {
      EventDescriptor descriptor = descriptor();
      return EnvelopeWriter.write(
          new EventAttributes(
              id,
              "shop",
              descriptor.type(),
              descriptor.subjectOf(event),
              Instant.now(),
              descriptor.sequenceOf(event),
              null,
              traceparent),
          event);
    }
  }

  /** How many queues a topic has. */
  int queues(String topic) {
    try {
      return producer.fetchPublishMessageQueues(topic).size();
    } catch (MQClientException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends one event in a message of its own. */
  UUID send(Object event) {
    Posted posted = Posted.of(event);
    post(posted);
    return posted.id();
  }

  /** Sends events as one message. */
  void post(Posted... events) {
    List<byte[]> bodies = Arrays.stream(events).map(Posted::json).toList();
    EventDescriptor first = events[0].descriptor();
    send(
        first.topic(),
        first.tagOf(events[0].event()),
        ContentTypes.of(events.length),
        EnvelopeWriter.join(bodies));
  }

  void send(String topic, String tag, String contentType, String body) {
    send(topic, tag, contentType, body.getBytes(UTF_8));
  }

  /** Sends any bytes; returns the message's id. */
  String send(String topic, String tag, String contentType, byte[] body) {
    Message message = new Message(topic, tag, body);
    String id = UuidV7.next().toString();
    message.putUserProperty(MessageHeaders.MESSAGE_ID, id);
    if (contentType != null) {
      message.putUserProperty(MessageHeaders.CONTENT_TYPE, contentType);
    }
    try {
      producer.send(message);
      return id;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    producer.shutdown();
  }
}
