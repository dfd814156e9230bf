package dev.tandem.ledger.statement;

import dev.tandem.ledger.chart.Account;

/**
 * All that was posted to an account in one currency up to a business date.
 *
 * @param dayMinor credits less debits of that very date
 */
record Turnover(
    Account account, String currency, long debitMinor, long creditMinor, long dayMinor) {

  /** On the side that is usual for the account. */
  long balanceMinor() {
    return account.kind().balance(creditMinor - debitMinor);
  }

  /** The same for the date alone. */
  long dayBalanceMinor() {
    return account.kind().balance(dayMinor);
  }
}
