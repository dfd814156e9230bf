package dev.tandem.accompaniment.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tandem.accompaniment.AccompanimentIds;
import dev.tandem.accompaniment.course.JdbcHappenings;
import dev.tandem.accompaniment.course.RunJourneys;
import dev.tandem.accompaniment.course.RunJourneys.Settlement;
import dev.tandem.accompaniment.journey.Happening;
import dev.tandem.accompaniment.journey.Trigger;
import dev.tandem.contract.accompaniment.Audience;
import dev.tandem.contract.accompaniment.CaseMoved;
import dev.tandem.contract.accompaniment.ContentDecided;
import dev.tandem.contract.notification.DeliverySettled;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.PermanentFailureException;
import org.springframework.stereotype.Component;

/** Moves journeys on by what people did and what came of messages. */
@Component
class OrchestrationHandler {

  private static final String GROUP = "orchestration";

  private final RunJourneys journeys;
  private final JdbcHappenings happenings;

  OrchestrationHandler(RunJourneys journeys, JdbcHappenings happenings) {
    this.journeys = journeys;
    this.happenings = happenings;
  }

  @EventHandler(group = GROUP, tags = Audience.ORCHESTRATION)
  void published(Event<ContentDecided> event) {
    if (event.data().status() == ContentDecided.Status.PUBLISHED) {
      var facts = new HashMap<>(fund(event.data().fundCode()));
      facts.put("audience", event.data().writtenFor());
      happenings.spread(event.id(), Trigger.CONTENT_PUBLISHED, facts, event.time());
    }
  }

  @EventHandler(group = GROUP, tags = Audience.ORCHESTRATION)
  void answered(Event<CaseMoved> event) {
    CaseMoved moved = event.data();
    journeys.happened(List.of(new Happening(
        Trigger.CASE_ANSWERED, moved.ownerId(), event.time(), fund(moved.fundCode()))));
  }

  @EventHandler(group = GROUP)
  void settled(List<Event<DeliverySettled>> events) {
    journeys.settled(events.stream().map(OrchestrationHandler::settlement).toList());
  }

  private static Settlement settlement(Event<DeliverySettled> event) {
    String delivery = event.data().delivery();
    int slash = delivery.indexOf('/');
    return new Settlement(
        AccompanimentIds.INSTANCE
            .parse(delivery.substring(0, Math.max(slash, 0)))
            .orElseThrow(() -> new PermanentFailureException("No delivery of ours: " + delivery)),
        delivery.substring(slash + 1),
        event.data().ownerId(),
        switch (event.data().outcome()) {
          case SENT -> Trigger.MESSAGE_SENT;
          case SUPPRESSED -> Trigger.MESSAGE_SUPPRESSED;
          case OPENED -> Trigger.MESSAGE_OPENED;
        },
        event.time());
  }

  private static Map<String, String> fund(@org.jspecify.annotations.Nullable String fundCode) {
    return fundCode == null ? Map.of() : Map.of("fundCode", fundCode);
  }
}
