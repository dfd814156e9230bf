package dev.tandem.accompaniment.content;

import dev.tandem.accompaniment.AccompanimentIds;
import dev.tandem.accompaniment.content.Content.ContentMoved;
import dev.tandem.contract.accompaniment.Audience;
import dev.tandem.contract.accompaniment.ContentDecided;
import dev.tandem.messaging.EventPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells the other services of decisions, and counts those that hold. */
@Component
class TellOfContents {

  private final EventPublisher events;
  private final MeterRegistry meters;

  TellOfContents(EventPublisher events, MeterRegistry meters) {
    this.events = events;
    this.meters = meters;
  }

  /** In the transaction of the decision: both are committed or neither. */
  @EventListener
  void tell(ContentMoved moved) {
    var content = moved.content();
    var decision = moved.decision();
    boolean published = decision.kind() == ContentStatus.PUBLISHED;
    events.publish(new ContentDecided(
        AccompanimentIds.CONTENT.format(content.id()),
        published ? Audience.ORCHESTRATION : Audience.OPS,
        ContentDecided.Status.valueOf(decision.kind().name()),
        content.title(),
        content.audience(),
        content.fundCode(),
        content.author(),
        decision.by(),
        decision.reasons(),
        decision.at(),
        moved.sequence()));
  }

  /** After COMMIT: what was rolled back is not counted. */
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void count(ContentMoved moved) {
    meters
        .counter("tandem.contents.decisions", "kind", moved.decision().kind().name())
        .increment();
  }
}
