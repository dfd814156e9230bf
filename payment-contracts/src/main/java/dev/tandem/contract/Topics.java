package dev.tandem.contract;

/** The suite's topics, one for each publishing domain. */
public final class Topics {

  public static final String WALLET = "wallet";
  public static final String FUND_PURCHASE = "fund-purchase";
  public static final String RISK = "risk";

  private Topics() {}
}
