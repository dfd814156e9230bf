package dev.tandem.console.review;

/** Where a review is. */
public enum ReviewStatus {
  OPEN,
  APPROVED,
  REJECTED
}
