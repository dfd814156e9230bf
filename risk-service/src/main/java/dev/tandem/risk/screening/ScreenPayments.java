package dev.tandem.risk.screening;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.risk.assessment.Assessment;
import dev.tandem.risk.assessment.DecisionEvents;
import dev.tandem.risk.assessment.JdbcAssessments;
import dev.tandem.risk.lock.JdbcLocks;
import dev.tandem.risk.payment.History;
import dev.tandem.risk.payment.Payment;
import dev.tandem.risk.review.JdbcReviews;
import dev.tandem.risk.review.Review;
import dev.tandem.risk.rules.Decision;
import dev.tandem.risk.rules.RuleSet;
import dev.tandem.web.trace.PaymentTrail;
import org.springframework.stereotype.Component;

import static dev.tandem.risk.lock.JdbcLocks.Kind.OWNER;

/**
 * Assesses payments in batches, inside the caller's transaction: journal, reviews, histories and
 * events are committed together.
 */
@Component
class ScreenPayments {

  private final RuleSet rules;
  private final JdbcLocks locks;
  private final JdbcOwnerHistory histories;
  private final Profiles profiles;
  private final JdbcAssessments assessments;
  private final JdbcReviews reviews;
  private final EventPublisher events;
  private final DecisionEvents decided;
  private final PaymentTrail trail;
  private final Clock clock;

  ScreenPayments(
      RuleSet rules,
      JdbcLocks locks,
      JdbcOwnerHistory histories,
      Profiles profiles,
      JdbcAssessments assessments,
      JdbcReviews reviews,
      EventPublisher events,
      DecisionEvents decided,
      PaymentTrail trail,
      Clock clock) {
    this.rules = rules;
    this.locks = locks;
    this.histories = histories;
    this.profiles = profiles;
    this.assessments = assessments;
    this.reviews = reviews;
    this.events = events;
    this.decided = decided;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Assesses each payment that has not been assessed, as if they had come one by one in this order.
   */
  void screen(List<Payment> payments) {
    // Lock first: what is read after it cannot be changed by somebody who screens the same owners.
    locks.lock(OWNER, payments.stream().map(Payment::ownerId).toList());
    var unassessed = unassessed(payments);
    if (unassessed.isEmpty()) {
      return;
    }
    var around = histories.around(unassessed);
    histories.remember(unassessed);
    var journal = new ArrayList<Assessment>();
    var held = new ArrayList<Review>();
    for (var payment : profiles.known(unassessed, around)) {
      var assessment = assess(payment, around);
      journal.add(assessment);
      trail.continuing(payment.traceId(), () -> tell(payment, assessment, held));
    }
    assessments.append(journal);
    reviews.open(held, clock.instant());
  }

  private void tell(Payment payment, Assessment assessment, List<Review> held) {
    if (assessment.decision() == Decision.HOLD) {
      var review = Review.open(assessment, payment.ownerId(), payment.amount());
      held.add(review);
      events.publish(decided.held(assessment, review.id(), payment.ownerId(), payment.amount()));
    } else {
      events.publish(
          decided.of(assessment, payment.ownerId(), payment.amount(), payment.fundCode()));
    }
  }

  private Assessment assess(Payment payment, Map<String, History> around) {
    var history = around.get(payment.ownerId());
    if (history == null) {
      throw new IllegalStateException("Every owner has a history, if an empty one");
    }
    var verdict = rules.assess(payment, history);
    history.add(payment);
    return new Assessment(
        UuidV7.next(),
        payment.subjectId(),
        1,
        verdict.decision(),
        verdict.score(),
        verdict.reasons(),
        Assessment.RULES,
        clock.instant());
  }

  // The inbox knows events; this knows payments. A publisher may tell of one payment in two events.
  private List<Payment> unassessed(List<Payment> payments) {
    var bySubject = new LinkedHashMap<String, Payment>();
    payments.forEach(payment -> bySubject.putIfAbsent(payment.subjectId(), payment));
    bySubject.keySet().removeAll(assessments.assessedOf(bySubject.keySet()));
    return bySubject.values().stream()
        .sorted(Comparator.comparing(Payment::requestedAt).thenComparing(Payment::subjectId))
        .toList();
  }
}
