package dev.tandem.risk.payment;

import java.time.Instant;
import java.util.Optional;

import dev.tandem.contract.Money;
import dev.tandem.contract.PaymentContext;
import org.jspecify.annotations.Nullable;

/**
 * A payment to assess, whatever it pays for.
 *
 * @param subjectId what it pays for, a recharge or a fund order
 * @param ownerId who pays
 * @param context where it was asked for, if the client told
 * @param requestedAt when it was asked for, which is the time that counts: it may be assessed much
 *     later
 * @param fundRisk the risk of the fund it buys, if it buys one
 * @param fundCode that fund
 */
public record Payment(
    String subjectId,
    String ownerId,
    Money amount,
    @Nullable PaymentContext context,
    Instant requestedAt,
    @Nullable FundRisk fundRisk,
    @Nullable String fundCode) {

  /** A payment that buys no fund. */
  public Payment(
      String subjectId,
      String ownerId,
      Money amount,
      @Nullable PaymentContext context,
      Instant requestedAt) {
    this(subjectId, ownerId, amount, context, requestedAt, null, null);
  }

  public Optional<String> country() {
    return Optional.ofNullable(context).map(PaymentContext::country);
  }

  /** Where it was asked for, if that is known and on earth. */
  public Optional<Place> place() {
    if (context == null || context.latitude() == null || context.longitude() == null) {
      return Optional.empty();
    }
    var place = new Place(context.latitude(), context.longitude());
    return place.isOnEarth() ? Optional.of(place) : Optional.empty();
  }

  /** What it adds to its owner's history. */
  public Use use() {
    return new Use(requestedAt, place());
  }

  /** What it adds to its owner's total of the hour. */
  public HourTotal inItsHour() {
    return new HourTotal(amount.currency(), HourTotal.hourOf(requestedAt), amount.minorUnits());
  }
}
