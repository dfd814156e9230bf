package dev.tandem.risk.review;

/**
 * A recharge or order that has ended without being paid.
 *
 * @param reason the way it ended, a stable word for machines such as {@code order-expired}
 */
record EndedPayment(String subjectId, String reason) {}
