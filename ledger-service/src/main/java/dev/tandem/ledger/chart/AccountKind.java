package dev.tandem.ledger.chart;

/** On which side of the statements an account stands. */
public enum AccountKind {
  /** Money that belongs to the house, or is owed to it. Debits add to it. */
  ASSET,
  /** Money that the house owes. Credits add to it. */
  LIABILITY,
  /** Money that the house earned. Credits add to it. */
  INCOME,
  /** Money that the house spent. Debits add to it. */
  EXPENSE;

  /** Whether debits add to an account of this kind. */
  public boolean isDebit() {
    return this == ASSET || this == EXPENSE;
  }

  /**
   * The balance of an account as people read it.
   *
   * @param amountMinor credits less debits
   */
  public long balance(long amountMinor) {
    return isDebit() ? Math.negateExact(amountMinor) : amountMinor;
  }
}
