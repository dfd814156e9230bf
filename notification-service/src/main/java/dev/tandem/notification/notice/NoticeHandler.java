package dev.tandem.notification.notice;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import dev.tandem.contract.accompaniment.Audience;
import dev.tandem.contract.accompaniment.StepReached;
import dev.tandem.contract.risk.RiskHeld;
import dev.tandem.contract.risk.RiskStepUpRequired;
import dev.tandem.contract.wallet.RechargeCompleted;
import dev.tandem.contract.wallet.RechargeFailed;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import dev.tandem.notification.link.Links;
import dev.tandem.notification.link.Links.Purpose;
import dev.tandem.notification.link.Links.Told;

/** Turns events into notices: of each terminal outcome, and whenever a person must act or wait. */
class NoticeHandler {

  static final String GROUP = "notification-notices";

  private final NoticeQueue queue;
  private final Links links;

  NoticeHandler(NoticeQueue queue, Links links) {
    this.queue = queue;
    this.links = links;
  }

  @EventHandler(group = GROUP)
  public void rechargeCompleted(List<Event<RechargeCompleted>> events) {
    queue.add(
        events,
        event -> new Notice(
            event.id(),
            event.data().ownerId(),
            Template.RECHARGE_COMPLETED,
            event.data().rechargeId(),
            event.data().amount()));
  }

  @EventHandler(group = GROUP)
  public void rechargeFailed(List<Event<RechargeFailed>> events) {
    queue.add(
        events,
        event -> new Notice(
            event.id(),
            event.data().ownerId(),
            templateOf(event.data().outcome()),
            event.data().rechargeId(),
            event.data().amount()));
  }

  @EventHandler(group = GROUP)
  public void stepUpRequired(List<Event<RiskStepUpRequired>> events) {
    queue.add(
        events,
        event -> new Notice(
            event.id(),
            event.data().ownerId(),
            Template.STEP_UP_REQUIRED,
            event.data().subjectId(),
            event.data().amount(),
            List.of(Objects.requireNonNullElse(event.data().payee(), ""), OneTimeCodeTexts.MASK),
            event.data().sealedCode()));
  }

  @EventHandler(group = GROUP)
  public void held(List<Event<RiskHeld>> events) {
    queue.add(
        events,
        event -> new Notice(
            event.id(),
            event.data().ownerId(),
            Template.PAYMENT_HELD,
            event.data().subjectId(),
            event.data().amount()));
  }

  /** Tells an investor what a journey has for them: a content that compliance has approved. */
  @EventHandler(group = "notification-journeys", tags = Audience.ORCHESTRATION)
  public void reached(List<Event<StepReached>> events) {
    queue.add(
        events.stream()
            .filter(event -> event.data().action() == StepReached.Action.TELL_INVESTOR)
            .toList(),
        event -> ofJourney(event.id(), event.data()));
  }

  private Notice ofJourney(UUID eventId, StepReached step) {
    Told told = new Told(step.instanceId() + "/" + step.step(), step.ownerId());
    return new Notice(
        eventId,
        told.recipientId(),
        Template.JOURNEY_STEP,
        told.subject(),
        null,
        List.of(
            Objects.requireNonNullElse(step.text(), ""),
            links.of(Purpose.READ, told),
            links.of(Purpose.UNSUBSCRIBE, told)));
  }

  private static Template templateOf(RechargeFailed.Outcome outcome) {
    return switch (outcome) {
      case REJECTED -> Template.RECHARGE_REJECTED;
      case FAILED -> Template.RECHARGE_FAILED;
      case EXPIRED -> Template.RECHARGE_EXPIRED;
    };
  }
}
