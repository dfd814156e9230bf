package dev.tandem.fundpurchase.order;

import dev.tandem.contract.Money;
import dev.tandem.fundpurchase.fund.Fund;

/** What an investor orders, checked against the catalogue. */
public record Placement(PlaceOrder request, Fund fund) {

  /** The part of the amount that is the fee: nothing, or what the fund takes. */
  Money fee() {
    return switch (request.kind()) {
      case DISCOUNT -> nothing();
      case BALANCE -> fund.feeRate().feeWithin(request.amount());
    };
  }

  /** What the discount spares the investor, and costs the house. */
  Money waivedFee() {
    return switch (request.kind()) {
      case DISCOUNT -> fund.feeRate().feeWithin(request.amount());
      case BALANCE -> nothing();
    };
  }

  private Money nothing() {
    return new Money(0, request.amount().currency());
  }
}
