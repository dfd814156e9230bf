package dev.tandem.console.review;

/** The status of a review. */
public enum ReviewStatus {
  OPEN,
  APPROVED,
  REJECTED
}
