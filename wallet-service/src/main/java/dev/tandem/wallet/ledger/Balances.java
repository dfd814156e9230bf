package dev.tandem.wallet.ledger;

/**
 * A wallet's money.
 *
 * @param availableMinor what the owner may spend
 * @param heldMinor what is set aside for payments under way
 */
public record Balances(long availableMinor, long heldMinor) {

  static final Balances NONE = new Balances(0, 0);
}
