package dev.tandem.risk.payment;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.PaymentContext;
import org.jspecify.annotations.Nullable;

/**
 * A payment to assess, of any kind.
 *
 * @param subjectId the recharge or the fund order
 * @param ownerId the payer
 * @param context the origin of the request, if the client sent it
 * @param token the hash of the funding token, if it is known what is to be charged
 * @param requestedAt the time of the request, which is the one that counts: it may be assessed much
 *     later
 * @param fundRisk the risk of the fund it buys, if it buys one
 * @param fundCode that fund
 * @param traceId the trace of the request; what is decided about the payment is told in it
 * @param profile what analytics tell of it
 */
public record Payment(
    String subjectId,
    String ownerId,
    Money amount,
    @Nullable PaymentContext context,
    @Nullable String token,
    Instant requestedAt,
    @Nullable FundRisk fundRisk,
    @Nullable String fundCode,
    @Nullable UUID traceId,
    Profile profile) {

  /** A payment of which analytics tell nothing. */
  public Payment(
      String subjectId,
      String ownerId,
      Money amount,
      @Nullable PaymentContext context,
      Instant requestedAt,
      @Nullable FundRisk fundRisk,
      @Nullable String fundCode,
      @Nullable UUID traceId) {
    this(
        subjectId,
        ownerId,
        amount,
        context,
        null,
        requestedAt,
        fundRisk,
        fundCode,
        traceId,
        Profile.NONE);
  }

  /** A payment that buys no fund and belongs to no trace. */
  public Payment(
      String subjectId,
      String ownerId,
      Money amount,
      @Nullable PaymentContext context,
      Instant requestedAt) {
    this(subjectId, ownerId, amount, context, requestedAt, null, null, null);
  }

  /** The same payment, of which analytics tell {@code what}. */
  public Payment knowing(Profile what) {
    return with(token, what);
  }

  /** The same payment, of which it is known what is to be charged. */
  public Payment charging(@Nullable String hash) {
    return with(hash, profile);
  }

  private Payment with(@Nullable String hash, Profile what) {
    return new Payment(
        subjectId, ownerId, amount, context, hash, requestedAt, fundRisk, fundCode, traceId, what);
  }

  /** What it is paid from and with, as far as that is known. */
  public Map<Thing, String> things() {
    var things = new EnumMap<Thing, String>(Thing.class);
    if (context != null && context.deviceId() != null) {
      things.put(Thing.DEVICE, context.deviceId());
    }
    if (token != null) {
      things.put(Thing.TOKEN, token);
    }
    return things;
  }

  public Optional<String> country() {
    return Optional.ofNullable(context).map(PaymentContext::country);
  }

  /** The place of the request, if it is known and valid. */
  public Optional<Place> place() {
    if (context == null || context.latitude() == null || context.longitude() == null) {
      return Optional.empty();
    }
    var place = new Place(context.latitude(), context.longitude());
    return place.isOnEarth() ? Optional.of(place) : Optional.empty();
  }

  /** The use that it adds to its owner's history. */
  public Use use() {
    return new Use(requestedAt, place());
  }

  /** The amount that it adds to its owner's total of the hour. */
  public HourTotal inItsHour() {
    return new HourTotal(amount.currency(), HourTotal.hourOf(requestedAt), amount.minorUnits());
  }
}
