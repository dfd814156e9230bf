package dev.tandem.ledger.journal;

import dev.tandem.contract.Money;
import dev.tandem.ledger.chart.Account;

/**
 * One side of a {@link Journal}.
 *
 * @param amount positive for a credit, negative for a debit
 */
public record Line(Account account, Money amount) {

  /** {@code amount} on the left side. */
  public static Line debit(Account account, Money amount) {
    return new Line(account, amount.negated());
  }

  /** {@code amount} on the right side. */
  public static Line credit(Account account, Money amount) {
    return new Line(account, amount);
  }
}
