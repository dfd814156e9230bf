package dev.tandem.risk.payment;

/** What an owner pays from or with, and others may too. */
public enum Thing {
  DEVICE("device"),
  /** A card or an account, by the hash of its funding token. */
  TOKEN("token");

  private final String kind;

  Thing(String kind) {
    this.kind = kind;
  }

  /** Its name, as analytics call it. */
  public String kind() {
    return kind;
  }
}
