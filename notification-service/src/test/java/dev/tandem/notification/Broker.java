package dev.tandem.notification;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

import dev.tandem.messaging.internal.envelope.ContentTypes;
import dev.tandem.messaging.internal.envelope.EnvelopeWriter;
import dev.tandem.messaging.internal.envelope.EventAttributes;
import dev.tandem.messaging.internal.envelope.EventDescriptor;
import dev.tandem.messaging.internal.envelope.EventTypes;
import dev.tandem.messaging.internal.envelope.MessageHeaders;
import dev.tandem.messaging.support.UuidV7;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;

/** Puts events on the real broker, as the services that publish them would. */
public final class Broker implements AutoCloseable {

  private final DefaultMQProducer producer;

  public Broker(String nameServer) {
    producer = new DefaultMQProducer("test-publisher-" + UUID.randomUUID());
    producer.setNamesrvAddr(nameServer);
    try {
      producer.start();
    } catch (Exception e) {
      throw new IllegalStateException("No broker at " + nameServer, e);
    }
  }

  /** Publishes {@code event} in a message of its own, and answers its id. */
  public UUID publish(Record event) {
    UUID id = UuidV7.next();
    publish(id, event);
    return id;
  }

  /** Publishes {@code event} under an id, which may have been published before. */
  public void publish(UUID id, Record event) {
    send(event, List.of(envelope(id, event)));
  }

  private void send(Record event, List<byte[]> envelopes) {
    EventDescriptor type = EventTypes.describe(event.getClass());
    Message message = new Message(type.topic(), type.tagOf(event), EnvelopeWriter.join(envelopes));
    message.putUserProperty(MessageHeaders.CONTENT_TYPE, ContentTypes.of(envelopes.size()));
    message.putUserProperty(MessageHeaders.SOURCE, "test");
    try {
      SendStatus status = producer.send(message).getSendStatus();
      if (status != SendStatus.SEND_OK) {
        throw new AssertionError("The broker answered " + status);
      }
    } catch (Exception e) {
      throw new IllegalStateException("Not published: " + event, e);
    }
  }

  private static byte[] envelope(UUID id, Record event) {
    EventDescriptor type = EventTypes.describe(event.getClass());
    return EnvelopeWriter.write(
        new EventAttributes(
            id,
            "test",
            type.type(),
            type.subjectOf(event),
            Instant.now(),
            type.isSequenced() ? type.sequenceOf(event) : OptionalLong.empty(),
            null,
            null),
        event);
  }

  @Override
  public void close() {
    producer.shutdown();
  }
}
