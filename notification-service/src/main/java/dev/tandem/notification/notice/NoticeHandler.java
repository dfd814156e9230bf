package dev.tandem.notification.notice;

import java.util.List;
import java.util.Objects;

import dev.tandem.contract.accompaniment.Audience;
import dev.tandem.contract.accompaniment.StepReached;
import dev.tandem.contract.risk.RiskHeld;
import dev.tandem.contract.risk.RiskStepUpRequired;
import dev.tandem.contract.wallet.RechargeCompleted;
import dev.tandem.contract.wallet.RechargeFailed;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;

/** Turns events into notices: of each terminal outcome, and whenever a person must act or wait. */
class NoticeHandler {

  static final String GROUP = "notification-notices";

  private final NoticeQueue queue;

  NoticeHandler(NoticeQueue queue) {
    this.queue = queue;
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
        event -> new Notice(
            event.id(),
            event.data().ownerId(),
            Template.JOURNEY_STEP,
            event.data().instanceId() + "/" + event.data().step(),
            null,
            List.of(Objects.requireNonNullElse(event.data().text(), ""))));
  }

  private static Template templateOf(RechargeFailed.Outcome outcome) {
    return switch (outcome) {
      case REJECTED -> Template.RECHARGE_REJECTED;
      case FAILED -> Template.RECHARGE_FAILED;
      case EXPIRED -> Template.RECHARGE_EXPIRED;
    };
  }
}
