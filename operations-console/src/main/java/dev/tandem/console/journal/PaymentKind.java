package dev.tandem.console.journal;

import java.util.Optional;

/** The kinds of payments that the console shows. */
public enum PaymentKind {
  RECHARGE("rch_", "Recharges"),
  PURCHASE("ord_", "Purchases");

  private final String prefix;
  private final String title;

  PaymentKind(String prefix, String title) {
    this.prefix = prefix;
    this.title = title;
  }

  /** The kind's name in the plural, for people. */
  public String title() {
    return title;
  }

  /** The kind of payments with ids like this; empty if it is no payment's id. */
  public static Optional<PaymentKind> of(String id) {
    for (PaymentKind kind : values()) {
      if (id.startsWith(kind.prefix)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
