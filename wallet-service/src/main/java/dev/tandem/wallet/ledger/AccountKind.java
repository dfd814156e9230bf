package dev.tandem.wallet.ledger;

/** The chart of accounts, as the table {@code account_kind} holds it. */
public enum AccountKind {
  /** Money the owner may spend: what the house owes to a wallet's owner. */
  WALLET_AVAILABLE,
  /** Money of the owner that is set aside for a payment under way. */
  WALLET_HELD,
  /** Money the bank has charged for the house and still has to pay. */
  BANK_CLEARING,
  /** Money paid for fund orders that the fund house has not accepted yet. */
  SUBSCRIPTION_IN_TRANSIT,
  /** Money the house owes to fund houses for orders they accepted. */
  FUND_HOUSE_PAYABLE,
  /** Fees by the terms of the funds, whoever bears them. */
  FEE_INCOME,
  /** Fees that the house bears in place of investors: what its discounts cost. */
  DISCOUNT_SUBSIDY,
  /** Money whose owner a person has to find. */
  SUSPENSE
}
