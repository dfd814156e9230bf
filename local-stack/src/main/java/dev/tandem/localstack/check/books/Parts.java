package dev.tandem.localstack.check.books;

/** The names of a suite's parts, the same wherever they run. */
public final class Parts {

  public static final String WALLET = "wallet-service";
  public static final String FUND_PURCHASE = "fund-purchase-service";
  public static final String LEDGER = "ledger-service";
  public static final String DATA_CENTRE = "data-centre-service";
  public static final String RISK = "risk-service";
  public static final String BROKER = "broker";
  public static final String BANK = "bank";
  public static final String FUND_HOUSE = "fund-house";

  private Parts() {}
}
