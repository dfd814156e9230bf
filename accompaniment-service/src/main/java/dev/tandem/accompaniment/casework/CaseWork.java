package dev.tandem.accompaniment.casework;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.accompaniment.AccompanimentIds;
import dev.tandem.accompaniment.casework.JdbcCases.Case;
import dev.tandem.contract.accompaniment.Audience;
import dev.tandem.contract.accompaniment.CaseMoved;
import dev.tandem.contract.accompaniment.StepReached;
import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.web.audit.Acts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens cases where journeys ask for them, and takes the answers. */
@Component
class CaseWork {

  private final JdbcCases cases;
  private final ApplicationEventPublisher inside;
  private final EventPublisher events;
  private final Clock clock;

  CaseWork(JdbcCases cases, ApplicationEventPublisher inside, EventPublisher events, Clock clock) {
    this.cases = cases;
    this.inside = inside;
    this.events = events;
    this.clock = clock;
  }

  /** An event inside the service: a case was opened, or answered by somebody. */
  record CaseChanged(Case about, @Nullable String answeredBy, Instant at, int sequence) {}

  @EventHandler(group = "customer-service", tags = Audience.CS)
  void asked(StepReached step) {
    if (step.action() != StepReached.Action.OPEN_CASE) {
      return;
    }
    var opened = new Case(
        UuidV7.next(),
        step.ownerId(),
        step.journey(),
        step.step(),
        step.fundCode(),
        "OPEN",
        step.reachedAt());
    cases.open(opened);
    inside.publishEvent(new CaseChanged(opened, null, step.reachedAt(), 1));
  }

  /** Adds an answer; empty if there is no such case. */
  @Transactional
  public Optional<Case> answer(UUID id, String text, String by) {
    var found = cases.lock(id);
    if (found.isPresent()) {
      Instant now = clock.instant();
      int answers = cases.answer(id, text, by, now);
      Acts.changed(AccompanimentIds.CASE.format(id), found.get().status(), "ANSWERED");
      inside.publishEvent(new CaseChanged(found.get(), by, now, answers + 1));
    }
    return cases.lock(id);
  }

  /** In the transaction of the change: both are committed or neither. */
  @EventListener
  void tell(CaseChanged changed) {
    boolean answered = changed.answeredBy() != null;
    events.publish(new CaseMoved(
        AccompanimentIds.CASE.format(changed.about().id()),
        answered ? Audience.ORCHESTRATION : Audience.CS,
        answered ? CaseMoved.Status.ANSWERED : CaseMoved.Status.OPEN,
        changed.about().ownerId(),
        changed.about().fundCode(),
        changed.answeredBy(),
        changed.at(),
        changed.sequence()));
  }
}
