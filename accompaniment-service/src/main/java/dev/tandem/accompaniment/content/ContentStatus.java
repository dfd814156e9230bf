package dev.tandem.accompaniment.content;

/** {@code DRAFT → SUBMITTED → APPROVED | REFUSED}, {@code APPROVED → PUBLISHED}. */
enum ContentStatus {
  DRAFT,
  SUBMITTED,
  APPROVED,
  REFUSED,
  PUBLISHED
}
