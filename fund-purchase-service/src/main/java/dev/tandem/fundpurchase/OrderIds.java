package dev.tandem.fundpurchase;

import dev.tandem.web.IdFormat;

/** The written form of order ids, for callers and in events. */
public final class OrderIds {

  public static final IdFormat ORDER = new IdFormat("ord", FundPurchaseProblems.ORDER_NOT_FOUND);

  private OrderIds() {}
}
