package dev.tandem.messaging.internal.groupcommit;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.tandem.messaging.internal.broker.BatchConsumer;
import dev.tandem.messaging.internal.broker.BrokerConnections;
import dev.tandem.messaging.internal.envelope.EnvelopeReader;
import dev.tandem.messaging.internal.envelope.MessageHeaders;
import dev.tandem.messaging.internal.envelope.ReceivedEvent.Intact;
import org.apache.rocketmq.common.message.MessageExt;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** A service that stores meter readings, with a consumer that remembers what it got. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class MeterApplication {

  static final String TOPIC = "readings";

  /** The subjects of all events that came out of the broker, duplicates included. */
  static final class Arrivals {

    private final Queue<String> subjects = new ConcurrentLinkedQueue<>();

    void add(List<MessageExt> messages) {
      for (MessageExt message : messages) {
        String contentType = message.getUserProperty(MessageHeaders.CONTENT_TYPE);
        EnvelopeReader.read(contentType, message.getBody()).stream()
            .map(Intact.class::cast)
            .map(event -> event.attributes().subject())
            .forEach(subjects::add);
      }
    }

    List<String> startingWith(String prefix) {
      return subjects.stream().filter(subject -> subject.startsWith(prefix)).toList();
    }
  }

  @Bean
  Arrivals arrivals() {
    return new Arrivals();
  }

  @Bean
  BatchConsumer arrivalsConsumer(BrokerConnections connections, Arrivals arrivals) {
    return new BatchConsumer(
        connections.consuming(), "meter-arrivals", List.of(TOPIC), 32, 1, arrivals::add);
  }
}
