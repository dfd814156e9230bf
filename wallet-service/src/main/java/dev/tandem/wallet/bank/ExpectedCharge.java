package dev.tandem.wallet.bank;

import dev.tandem.contract.Money;

/**
 * What the bank's book must say under a reference before anything is booked because of it.
 *
 * @param reference the bank's idempotency key
 */
public record ExpectedCharge(String reference, Money amount) {}
