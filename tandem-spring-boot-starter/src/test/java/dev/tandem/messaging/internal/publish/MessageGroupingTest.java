package dev.tandem.messaging.internal.publish;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.tandem.messaging.internal.outbox.OutboxMessage;
import dev.tandem.messaging.internal.outbox.PendingEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MessageGroupingTest {

  private static final PendingEvent.Route SENT = new PendingEvent.Route("parcels", "Sent", null);
  private static final PendingEvent.Route LOST = new PendingEvent.Route("parcels", "Lost", null);
  private static final PendingEvent.Route LATER =
      new PendingEvent.Route("parcels", "Sent", Instant.parse("2026-01-01T00:00:00Z"));

  @Test
  void putsEventsOfOneRouteIntoOneMessageInTheirOrder() {
    List<OutboxMessage> messages = new MessageGrouping(1000)
        .group(List.of(event(SENT, "a"), event(LOST, "b"), event(SENT, "c"), event(LATER, "d")));

    assertThat(messages)
        .extracting(OutboxMessage::subjects)
        .containsExactly(List.of("a", "c"), List.of("b"), List.of("d"));
    assertThat(messages).extracting(OutboxMessage::eventCount).containsExactly(2, 1, 1);
    assertThat(messages.get(2).isDelayed()).isTrue();
  }

  @Test
  void callsAMessageByItsFirstEvent() {
    PendingEvent first = event(SENT, "a");

    assertThat(new MessageGrouping(1000).group(List.of(first, event(SENT, "b"))))
        .extracting(OutboxMessage::id)
        .containsExactly(first.id());
  }

  @Test
  void namesASubjectOnceHoweverOftenItOccurs() {
    assertThat(new MessageGrouping(1000)
            .group(List.of(event(SENT, "a"), event(SENT, "a")))
            .get(0)
            .subjects())
        .containsExactly("a");
  }

  @Test
  void neverExceedsTheLimitAndNeverLeavesAnEventOut() {
    for (int limit = 12; limit < 60; limit++) {
      List<PendingEvent> events = List.of(
          event(SENT, "a"), event(SENT, "b"), event(SENT, "c"), event(SENT, "d"), event(SENT, "e"));

      List<OutboxMessage> messages = new MessageGrouping(limit).group(events);

      int max = limit;
      assertThat(messages)
          .allSatisfy(message -> assertThat(message.body()).hasSizeLessThanOrEqualTo(max));
      assertThat(messages.stream().flatMap(message -> message.subjects().stream()))
          .containsExactly("a", "b", "c", "d", "e");
    }
  }

  @Test
  void fillsAMessageToTheLastByte() {
    // Two events of ten bytes, a comma and two brackets.
    assertThat(new MessageGrouping(23).group(List.of(event(SENT, "a"), event(SENT, "b"))))
        .hasSize(1);
    assertThat(new MessageGrouping(22).group(List.of(event(SENT, "a"), event(SENT, "b"))))
        .hasSize(2);
  }

  private static PendingEvent event(PendingEvent.Route route, String subject) {
    return new PendingEvent(UUID.randomUUID(), route, subject, new byte[10]);
  }
}
