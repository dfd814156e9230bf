package dev.tandem.risk.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.tandem.contract.Money;
import dev.tandem.contract.PaymentContext;
import dev.tandem.risk.payment.History;
import dev.tandem.risk.payment.Payment;
import dev.tandem.risk.payment.Place;
import dev.tandem.risk.payment.Use;
import org.jspecify.annotations.Nullable;

/** Payments to assess: {@code aPayment().of(5_000).from(SHANGHAI).after(seconds(10))}. */
record Payments(
    long amountMinor,
    String currency,
    @Nullable Place place,
    @Nullable String country,
    Instant at) {

  static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  static final Place SHANGHAI = new Place(31.2304, 121.4737);
  static final Place BEIJING = new Place(39.9042, 116.4074);
  static final Place LONDON = new Place(51.5074, -0.1278);

  static Payments aPayment() {
    return new Payments(10_000, "CNY", null, null, NOON);
  }

  Payments of(long minor) {
    return new Payments(minor, currency, place, country, at);
  }

  Payments of(long minor, String iso) {
    return new Payments(minor, iso, place, country, at);
  }

  Payments from(Place where) {
    return new Payments(amountMinor, currency, where, country, at);
  }

  Payments fromCountry(String code) {
    return new Payments(amountMinor, currency, place, code, at);
  }

  Payments after(Duration duration) {
    return new Payments(amountMinor, currency, place, country, NOON.plus(duration));
  }

  Payment payment() {
    var context = new PaymentContext(
        null,
        null,
        country,
        place == null ? null : place.latitude(),
        place == null ? null : place.longitude());
    return new Payment("rch_1", "ada", Money.of(amountMinor, currency), context, at);
  }

  Use use() {
    return payment().use();
  }

  static History nothing() {
    return new History(List.of(), List.of());
  }
}
