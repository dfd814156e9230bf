package dev.tandem.risk.review;

/**
 * Where a review stands: {@code OPEN → APPROVED | REJECTED}, and that is final. A review whose
 * payment ended first is rejected with a {@link Review#closedReason()}: the payment does not go on.
 */
public enum ReviewStatus {
  OPEN,
  APPROVED,
  REJECTED
}
