package dev.tandem.console.journal;

import java.util.Optional;

/** The payments whose lives the console shows. */
public enum PaymentKind {
  RECHARGE("rch_", "Recharges"),
  PURCHASE("ord_", "Purchases");

  private final String prefix;
  private final String title;

  PaymentKind(String prefix, String title) {
    this.prefix = prefix;
    this.title = title;
  }

  /** All of them, as people read it. */
  public String title() {
    return title;
  }

  /** The kind of what has this id; empty if it is no payment. */
  public static Optional<PaymentKind> of(String id) {
    for (PaymentKind kind : values()) {
      if (id.startsWith(kind.prefix)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
