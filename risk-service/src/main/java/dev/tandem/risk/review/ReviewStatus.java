package dev.tandem.risk.review;

/** Where a review stands: {@code OPEN → APPROVED | REJECTED}, and a decision is final. */
public enum ReviewStatus {
  OPEN,
  APPROVED,
  REJECTED
}
