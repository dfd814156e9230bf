package dev.tandem.ledger.chart;

import static dev.tandem.ledger.chart.AccountKind.ASSET;
import static dev.tandem.ledger.chart.AccountKind.EXPENSE;
import static dev.tandem.ledger.chart.AccountKind.INCOME;
import static dev.tandem.ledger.chart.AccountKind.LIABILITY;

/** The chart of accounts, as the table {@code account} holds it. Each is kept in every currency. */
public enum Account {
  /** Money the bank has charged for the house and not yet shown on a statement. */
  BANK_CLEARING(ASSET, "Bank clearing"),
  /** Money on the house's account at the bank, as the bank's statements say. */
  NOSTRO(ASSET, "Account at the bank"),
  /** Money of the owners of wallets: what they may spend, and what is set aside for payments. */
  CUSTOMERS(LIABILITY, "Customers"),
  /** Money paid for fund orders that the fund house has not accepted yet. */
  SUBSCRIPTION_IN_TRANSIT(LIABILITY, "Subscriptions in transit"),
  /** Money owed to fund houses for orders they accepted. */
  FUND_HOUSE_PAYABLE(LIABILITY, "Fund houses, payable"),
  /** Money the bank was told to pay and has not yet shown on a statement. */
  PAYOUT_IN_TRANSIT(LIABILITY, "Payouts in transit"),
  /** Money whose owner a person has to find. */
  SUSPENSE(LIABILITY, "Suspense"),
  /** Fees by the terms of the funds, whoever bears them. */
  FEE_INCOME(INCOME, "Fees"),
  /** Fees that the house bears in place of investors: what its discounts cost. */
  DISCOUNT_SUBSIDY(EXPENSE, "Discounts"),
  /** The bank's charges for its work. */
  BANK_CHARGES(EXPENSE, "Bank charges"),
  /** Differences that two people agreed not to pursue. */
  WRITE_OFF(EXPENSE, "Differences written off");

  private final AccountKind kind;
  private final String title;

  Account(AccountKind kind, String title) {
    this.kind = kind;
    this.title = title;
  }

  public AccountKind kind() {
    return kind;
  }

  /** The name as people read it. */
  public String title() {
    return title;
  }
}
