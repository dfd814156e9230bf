package dev.tandem.contract;

/** The suite's topics: one for each publishing domain, and those it tells itself something in. */
public final class Topics {

  public static final String WALLET = "wallet";
  public static final String FUND_PURCHASE = "fund-purchase";
  public static final String FUND_PURCHASE_DEADLINE = "fund-purchase-deadline";
  public static final String FUND_PURCHASE_SUBMISSION = "fund-purchase-submission";
  public static final String FUND_CATALOGUE = "fund-catalogue";
  public static final String RISK = "risk";
  public static final String LEDGER = "ledger";
  public static final String ACCOMPANIMENT = "accompaniment";
  public static final String NOTIFICATION = "notification";
  public static final String DATA_CENTRE = "data-centre";

  private Topics() {}
}
