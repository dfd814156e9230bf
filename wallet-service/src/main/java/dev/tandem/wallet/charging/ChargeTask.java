package dev.tandem.wallet.charging;

import java.time.Instant;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.wallet.bank.ExpectedCharge;
import dev.tandem.wallet.bank.FundingToken;
import org.jspecify.annotations.Nullable;

/**
 * The part of a payment that charging needs.
 *
 * @param reference the bank's idempotency key
 * @param fundingToken names the card or account to charge; {@code null} where nothing may be
 *     charged any more
 * @param askedAt the earliest time at which the latest request to charge can have been sent
 * @param chargeableUntil no charge may start after this time; {@code null} if none may start at all
 * @param attempts the number of attempts to settle it
 * @param breakId the open break it waits for; the bank is then only queried
 */
public record ChargeTask(
    UUID id,
    String reference,
    Money amount,
    @Nullable FundingToken fundingToken,
    Instant askedAt,
    @Nullable Instant chargeableUntil,
    int attempts,
    @Nullable UUID breakId) {

  ExpectedCharge expected() {
    return new ExpectedCharge(reference, amount);
  }

  boolean isChargeable(Instant now) {
    return breakId == null && chargeableUntil != null && now.isBefore(chargeableUntil);
  }
}
