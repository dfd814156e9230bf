package dev.tandem.wallet.charging;

import java.time.Instant;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.wallet.bank.ExpectedCharge;
import dev.tandem.wallet.bank.FundingToken;
import org.jspecify.annotations.Nullable;

/**
 * Something to be charged, as far as the bank is concerned.
 *
 * @param reference the bank's idempotency key
 * @param fundingToken what to charge by; gone where nothing may be charged any more
 * @param askedAt the latest time from which on the bank may have been asked to charge
 * @param chargeableUntil no charge starts from then on; {@code null} if none may start at all
 * @param attempts how often it was looked after
 * @param breakId the open break it waits for; then the bank is only asked what became of it
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
