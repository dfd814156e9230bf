package dev.tandem.risk.review;

import dev.tandem.risk.rules.Decision;

/** What a reviewer can decide. */
enum ReviewDecision {
  APPROVE(ReviewStatus.APPROVED, Decision.APPROVE),
  REJECT(ReviewStatus.REJECTED, Decision.REJECT);

  private final ReviewStatus status;
  private final Decision decision;

  ReviewDecision(ReviewStatus status, Decision decision) {
    this.status = status;
    this.decision = decision;
  }

  /** The status an open review moves to. */
  ReviewStatus status() {
    return status;
  }

  /** What it means for the payment. */
  Decision decision() {
    return decision;
  }
}
