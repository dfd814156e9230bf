package dev.tandem.fundpurchase.order;

import dev.tandem.contract.Money;
import dev.tandem.fundpurchase.fund.Fund;

/** A request to buy, checked against the catalogue. */
public record Placement(PlaceOrder request, Fund fund) {

  /** The part of the amount that is the fee: zero for a discount purchase. */
  Money fee() {
    return switch (request.kind()) {
      case DISCOUNT -> nothing();
      case BALANCE -> fund.feeRate().feeWithin(request.amount());
    };
  }

  /** The fee that the discount waives; the house bears it. */
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
