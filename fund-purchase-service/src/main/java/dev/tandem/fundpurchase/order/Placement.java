package dev.tandem.fundpurchase.order;

import dev.tandem.contract.Money;
import dev.tandem.fundpurchase.fund.Fund;

/** What an investor orders, checked against the catalogue. */
record Placement(PlaceOrder request, Fund fund) {

  /** The part of the amount that is the fee: nothing, or what the fund takes. */
  Money fee() {
    return switch (request.kind()) {
      case DISCOUNT -> new Money(0, request.amount().currency());
      case BALANCE -> fund.feeRate().feeWithin(request.amount());
    };
  }
}
