package dev.tandem.console.payment;

/** The places where a payment's money can be. */
public enum Whereabouts {
  BANK("The investor's bank account", "Nothing has been taken."),
  IN_DOUBT("The bank account or ours", "The bank was asked and its answer is not known yet."),
  WALLET("The wallet", "It is available to the investor."),
  IN_TRANSIT("In transit to the fund house", "The wallet has paid; it is owed to the fund house."),
  FUND_HOUSE("The fund house", "It has the order; shares follow when it confirms."),
  SHARES("Shares of the fund", "The money has become shares."),
  RETURNING("On its way back", "The wallet has been asked to return what was paid.");

  private final String place;
  private final String meaning;

  Whereabouts(String place, String meaning) {
    this.place = place;
    this.meaning = meaning;
  }

  public String place() {
    return place;
  }

  public String meaning() {
    return meaning;
  }

  /** The place of the money of a payment with this status. */
  static Whereabouts of(PaymentStatus status, boolean fromBalance) {
    return switch (status) {
      case SCREENING, STEP_UP, ON_HOLD, REJECTED, FAILED, PAYMENT_FAILED, EXPIRED, CANCELLED ->
        fromBalance ? WALLET : BANK;
      case CHARGING, UNKNOWN -> IN_DOUBT;
      case PAYING -> fromBalance ? WALLET : IN_DOUBT;
      case PAID -> IN_TRANSIT;
      case SUBMITTED -> FUND_HOUSE;
      case CONFIRMED -> SHARES;
      case REVERSING -> RETURNING;
      case COMPLETED, REVERSED -> WALLET;
    };
  }
}
