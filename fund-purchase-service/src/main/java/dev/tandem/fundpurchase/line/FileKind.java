package dev.tandem.fundpurchase.line;

import dev.tandem.fundpurchase.breaks.BreakSource;

/** A kind of file; the house publishes one of each kind per calendar day. */
public enum FileKind {
  NAVS(BreakSource.NAVS),
  CONFIRMATIONS(BreakSource.CONFIRMATIONS);

  private final BreakSource breaks;

  FileKind(BreakSource breaks) {
    this.breaks = breaks;
  }

  public BreakSource breaks() {
    return breaks;
  }
}
