package dev.tandem.fundpurchase.settlement;

import dev.tandem.fundpurchase.FundPurchaseProblems;
import dev.tandem.web.IdFormat;

/** How breaks are named. */
final class BreakIds {

  static final IdFormat BREAK = new IdFormat("brk", FundPurchaseProblems.BREAK_NOT_FOUND);

  private BreakIds() {}
}
