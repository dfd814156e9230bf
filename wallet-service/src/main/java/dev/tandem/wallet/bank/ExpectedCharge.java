package dev.tandem.wallet.bank;

import dev.tandem.contract.Money;

/**
 * The entry that the bank's book must have under a reference before anything is booked because of
 * it.
 *
 * @param reference the bank's idempotency key
 */
public record ExpectedCharge(String reference, Money amount) {}
