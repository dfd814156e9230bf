package dev.tandem.wallet.bank;

import dev.tandem.contract.Money;

/**
 * Asks the bank to move money to the house.
 *
 * @param reference the bank's idempotency key: one reference is charged once, however often it is
 *     asked
 * @param fundingToken names the card or account to charge; never logged
 */
public record ChargeRequest(String reference, String fundingToken, Money amount) {

  ExpectedCharge expected() {
    return new ExpectedCharge(reference, amount);
  }

  @Override
  public String toString() {
    return "ChargeRequest[reference=%s, amount=%s]".formatted(reference, amount);
  }
}
