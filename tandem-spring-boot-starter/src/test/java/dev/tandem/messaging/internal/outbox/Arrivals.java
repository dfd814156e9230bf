package dev.tandem.messaging.internal.outbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.messaging.internal.envelope.EnvelopeReader;
import dev.tandem.messaging.internal.envelope.MessageHeaders;
import dev.tandem.messaging.internal.envelope.ReceivedEvent;
import dev.tandem.messaging.internal.envelope.ReceivedEvent.Intact;
import org.apache.rocketmq.common.message.MessageExt;
import org.awaitility.Awaitility;

/** Everything that came out of the broker, as any other service would see it. */
class Arrivals {

  record Arrival(MessageExt message, List<Intact> events) {

    List<String> subjects() {
      return events.stream().map(event -> event.attributes().subject()).toList();
    }
  }

  private final List<Arrival> all = new CopyOnWriteArrayList<>();

  void add(List<MessageExt> messages) {
    for (MessageExt message : messages) {
      List<ReceivedEvent> events = EnvelopeReader.read(
          message.getUserProperty(MessageHeaders.CONTENT_TYPE), message.getBody());
      all.add(new Arrival(message, events.stream().map(Intact.class::cast).toList()));
    }
  }

  /** The messages about {@code subject} so far. */
  List<Arrival> about(String subject) {
    return all.stream().filter(arrival -> arrival.subjects().contains(subject)).toList();
  }

  Arrival await(String subject) {
    return await(subject, Duration.ofMinutes(1));
  }

  Arrival await(String subject, Duration patience) {
    Awaitility.await("a message about " + subject)
        .atMost(patience)
        .until(() -> !about(subject).isEmpty());
    return about(subject).get(0);
  }
}
