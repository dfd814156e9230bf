package dev.tandem.messaging.internal.processing;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

import dev.tandem.messaging.Event;
import dev.tandem.messaging.internal.delivery.Delivery;
import dev.tandem.messaging.internal.delivery.IncomingMessage;
import dev.tandem.messaging.internal.delivery.Prepared;
import dev.tandem.messaging.internal.envelope.MessageBody;
import dev.tandem.messaging.internal.order.Subject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SequencedEventsTest {

  private static final Subject ANNA = new Subject("accounts", "anna");
  private static final Subject BERT = new Subject("accounts", "bert");

  @Test
  void appliesAnUnbrokenRunInOrder() {
    SequencedEvents result = SequencedEvents.of(events("anna", 3, 1, 2), Map.of());

    assertThat(sequences(result.next())).containsExactly(1L, 2L, 3L);
    assertThat(result.positions()).containsOnly(Map.entry(ANNA, 3L));
    assertThat(result.early()).isEmpty();
    assertThat(result.late()).isEmpty();
  }

  @Test
  void parksWhatFollowsAGap() {
    SequencedEvents result = SequencedEvents.of(events("anna", 5, 8, 7), Map.of(ANNA, 4L));

    assertThat(sequences(result.next())).containsExactly(5L);
    assertThat(sequences(result.early())).containsExactly(7L, 8L);
    assertThat(result.positions()).containsOnly(Map.entry(ANNA, 5L));
  }

  @Test
  void refusesNumbersThatAreUsedUp() {
    SequencedEvents result = SequencedEvents.of(events("anna", 2, 3, 3), Map.of(ANNA, 2L));

    assertThat(sequences(result.next())).containsExactly(3L);
    assertThat(sequences(result.late())).containsExactly(2L, 3L);
  }

  @Test
  void keepsSubjectsApart() {
    List<Prepared> events =
        List.of(event("anna", 1), event("bert", 1), event("bert", 7), event("anna", 2));

    SequencedEvents result = SequencedEvents.of(events, Map.of(BERT, 5L));

    assertThat(sequences(result.next())).containsExactly(1L, 2L);
    assertThat(sequences(result.late())).containsExactly(1L);
    assertThat(sequences(result.early())).containsExactly(7L);
    assertThat(result.positions()).containsOnlyKeys(ANNA);
  }

  private static List<Prepared> events(String subject, long... sequences) {
    return Arrays.stream(sequences)
        .mapToObj(sequence -> event(subject, sequence))
        .toList();
  }

  private static Prepared event(String subject, long sequence) {
    Event<String> event = new Event<>(
        UUID.randomUUID(),
        "bank",
        "com.example.AccountChanged.v1",
        subject,
        Instant.EPOCH,
        OptionalLong.of(sequence),
        null,
        "data");
    IncomingMessage message =
        new IncomingMessage(0, "accounts", null, "m-1", new MessageBody(null, new byte[0]), 1);
    return new Prepared(new Delivery(message, event, null, () -> "{}"), null);
  }

  private static List<Long> sequences(List<Prepared> events) {
    return events.stream().map(event -> event.delivery().sequence()).toList();
  }
}
