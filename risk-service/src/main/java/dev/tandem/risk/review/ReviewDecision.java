package dev.tandem.risk.review;

import dev.tandem.risk.rules.Decision;

/** The decisions open to a reviewer. */
enum ReviewDecision {
  APPROVE(ReviewStatus.APPROVED, Decision.APPROVE),
  REJECT(ReviewStatus.REJECTED, Decision.REJECT);

  private final ReviewStatus status;
  private final Decision decision;

  ReviewDecision(ReviewStatus status, Decision decision) {
    this.status = status;
    this.decision = decision;
  }

  /** The status of the review after it. */
  ReviewStatus status() {
    return status;
  }

  /** The decision on the payment. */
  Decision decision() {
    return decision;
  }
}
