package dev.tandem.risk.review;

/**
 * The status of a review: {@code OPEN → APPROVED | REJECTED}, which is final. A review whose
 * payment ended first is rejected with a {@link Review#closedReason()}: the payment does not go on.
 */
public enum ReviewStatus {
  OPEN,
  APPROVED,
  REJECTED
}
