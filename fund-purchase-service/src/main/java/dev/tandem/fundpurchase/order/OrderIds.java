package dev.tandem.fundpurchase.order;

import dev.tandem.fundpurchase.FundPurchaseProblems;
import dev.tandem.web.IdFormat;

/** How orders are named, to callers and in events. */
final class OrderIds {

  static final IdFormat ORDER = new IdFormat("ord", FundPurchaseProblems.ORDER_NOT_FOUND);

  private OrderIds() {}
}
