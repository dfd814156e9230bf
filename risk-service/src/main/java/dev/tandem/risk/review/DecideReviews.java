package dev.tandem.risk.review;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import dev.tandem.contract.risk.RiskReason;
import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.risk.assessment.Assessment;
import dev.tandem.risk.assessment.DecisionEvents;
import dev.tandem.risk.assessment.JdbcAssessments;
import dev.tandem.risk.assessment.RiskIds;
import dev.tandem.web.audit.Acts;
import dev.tandem.web.idempotency.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records a person's decision on a held payment, once. */
@Component
class DecideReviews {

  private static final String RULE = "review";

  private final JdbcReviews reviews;
  private final JdbcAssessments assessments;
  private final EventPublisher events;
  private final DecisionEvents decided;
  private final ReviewLimits limits;
  private final Clock clock;

  DecideReviews(
      JdbcReviews reviews,
      JdbcAssessments assessments,
      EventPublisher events,
      DecisionEvents decided,
      ReviewLimits limits,
      Clock clock) {
    this.reviews = reviews;
    this.assessments = assessments;
    this.events = events;
    this.decided = decided;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Moves the review on, journals the decision and publishes it, all or nothing. A very large
   * payment goes on when a second person approves of it; anybody alone may reject it.
   */
  @Transactional
  public Outcome decide(
      UUID id, ReviewDecision decision, @Nullable String note, IdempotencyKey key) {
    var open = reviews.lock(id).filter(it -> it.status() == ReviewStatus.OPEN);
    if (open.isPresent() && isFirstOfTwo(open.get(), decision, key.caller())) {
      return proposed(open.get(), key);
    }
    var closed = reviews.close(
        id, decision.status(), key.caller(), note, key.fingerprint(), clock.instant());
    if (closed.isPresent()) {
      Acts.changed(RiskIds.REVIEW.format(id), ReviewStatus.OPEN, decision.status());
      journal(closed.get(), decision, key.caller());
      return new Outcome.Decided(closed.get());
    }
    var review = reviews.find(id);
    if (review.isEmpty()) {
      return new Outcome.Unknown();
    }
    if (review.get().closedReason() != null) {
      return new Outcome.TooLate(review.get());
    }
    // The answer was lost and its replay has expired, but the decision is the caller's own.
    return review.get().status() == decision.status() && reviews.isOf(id, key.fingerprint())
        ? new Outcome.Decided(review.get())
        : new Outcome.AlreadyDecided(review.get());
  }

  private boolean isFirstOfTwo(Review review, ReviewDecision decision, String caller) {
    return decision == ReviewDecision.APPROVE
        && limits.takesTwo(review.amount())
        && (review.proposedBy() == null || review.proposedBy().equals(caller));
  }

  private Outcome proposed(Review review, IdempotencyKey key) {
    if (review.proposedBy() != null) {
      return reviews.isOf(review.id(), key.fingerprint())
          ? new Outcome.Decided(review)
          : new Outcome.TakesAnother(review);
    }
    Acts.changed(RiskIds.REVIEW.format(review.id()), ReviewStatus.OPEN, "APPROVAL PROPOSED");
    return new Outcome.Decided(
        reviews.propose(review.id(), key.caller(), key.fingerprint(), clock.instant()));
  }

  private void journal(Review review, ReviewDecision decision, String reviewer) {
    var assessment = new Assessment(
        UuidV7.next(),
        review.subjectId(),
        // The review's row is locked by its update, so nobody else can take the number.
        assessments.nextSequence(review.subjectId()),
        decision.decision(),
        review.score(),
        List.of(new RiskReason(RULE, detail(review, reviewer))),
        reviewer,
        clock.instant());
    assessments.append(List.of(assessment));
    events.publish(decided.of(assessment, review.ownerId(), review.amount(), null));
  }

  private static String detail(Review review, String reviewer) {
    var what = review.status().name() + " by " + reviewer;
    return review.note() == null ? what : what + ": " + review.note();
  }

  /** The outcome of an attempt to decide. */
  sealed interface Outcome {

    /** The review is as the caller decided; open, if another person has to approve as well. */
    record Decided(Review review) implements Outcome {}

    /** The caller has approved before, and another person has to. */
    record TakesAnother(Review review) implements Outcome {}

    /** Somebody decided before. */
    record AlreadyDecided(Review review) implements Outcome {}

    /** The payment has ended without a decision. */
    record TooLate(Review review) implements Outcome {}

    /** There is no such review. */
    record Unknown() implements Outcome {}
  }
}
