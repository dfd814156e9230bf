package dev.tandem.fundpurchase.confirmation;

import dev.tandem.fundpurchase.breaks.BreakSource;

/** A kind of file; each has one of every calendar day. */
enum FileKind {
  NAVS(BreakSource.NAVS),
  CONFIRMATIONS(BreakSource.CONFIRMATIONS);

  private final BreakSource breaks;

  FileKind(BreakSource breaks) {
    this.breaks = breaks;
  }

  BreakSource breaks() {
    return breaks;
  }
}
