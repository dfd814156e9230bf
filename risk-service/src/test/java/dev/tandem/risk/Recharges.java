package dev.tandem.risk;

import java.time.Instant;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.PaymentContext;
import dev.tandem.contract.wallet.RechargeRequested;
import org.jspecify.annotations.Nullable;

/** Recharges to ask for: {@code aRecharge().by("ada").of(5_000_000).event()}. */
record Recharges(
    String owner,
    Money amount,
    @Nullable PaymentContext context,
    @Nullable String token,
    Instant requestedAt) {

  /** A small recharge, now, of an owner nobody has seen. */
  static Recharges aRecharge() {
    return new Recharges(
        "owner-" + UUID.randomUUID(), Money.of(10_000, "CNY"), null, null, Instant.now());
  }

  Recharges by(String ownerId) {
    return new Recharges(ownerId, amount, context, token, requestedAt);
  }

  Recharges of(long minor) {
    return of(minor, "CNY");
  }

  Recharges of(long minor, String currency) {
    return new Recharges(owner, Money.of(minor, currency), context, token, requestedAt);
  }

  Recharges at(double latitude, double longitude) {
    var place = new PaymentContext("device-1", "203.0.113.7", "CN", latitude, longitude);
    return new Recharges(owner, amount, place, token, requestedAt);
  }

  Recharges from(String country) {
    var place = new PaymentContext(null, null, country, null, null);
    return new Recharges(owner, amount, place, token, requestedAt);
  }

  Recharges at(Instant time) {
    return new Recharges(owner, amount, context, token, time);
  }

  Recharges with(String fundingToken) {
    return new Recharges(owner, amount, context, fundingToken, requestedAt);
  }

  /** A new recharge with these properties. */
  RechargeRequested event() {
    return new RechargeRequested(
        "rch_" + UUID.randomUUID(),
        "wal_" + UUID.randomUUID(),
        owner,
        amount,
        context,
        token,
        requestedAt,
        1);
  }
}
