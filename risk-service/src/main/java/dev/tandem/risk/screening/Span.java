package dev.tandem.risk.screening;

import java.time.Instant;

import dev.tandem.risk.payment.Payment;

/** The time from the first to the last payment of one owner in a batch. */
record Span(String ownerId, Instant first, Instant last) {

  static Span of(Payment payment) {
    return new Span(payment.ownerId(), payment.requestedAt(), payment.requestedAt());
  }

  Span with(Span other) {
    return new Span(
        ownerId,
        first.isBefore(other.first) ? first : other.first,
        last.isAfter(other.last) ? last : other.last);
  }
}
