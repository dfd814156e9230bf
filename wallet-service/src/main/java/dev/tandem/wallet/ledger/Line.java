package dev.tandem.wallet.ledger;

import java.util.UUID;

import dev.tandem.contract.Money;
import org.jspecify.annotations.Nullable;

/**
 * One side of a {@link Journal}.
 *
 * @param account the kind of account it is posted to
 * @param walletId whose account; {@code null} for the house's
 * @param amount positive for a credit, negative for a debit
 */
public record Line(AccountKind account, @Nullable UUID walletId, Money amount) {

  static Line ofWallet(AccountKind account, UUID walletId, Money amount) {
    return new Line(account, walletId, amount);
  }

  static Line ofHouse(AccountKind account, Money amount) {
    return new Line(account, null, amount);
  }
}
