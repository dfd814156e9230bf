package dev.tandem.fundpurchase.intake;

import java.util.Currency;

import dev.tandem.contract.Money;
import dev.tandem.fundpurchase.order.FundOrder;

/** The outcome of a request to buy. */
sealed interface PlacementOutcome {

  record Placed(FundOrder order) implements PlacementOutcome {}

  /** The idempotency key was used for another order. */
  record KeyReused() implements PlacementOutcome {}

  /** The wallet belongs to somebody else. */
  record WalletNotFound() implements PlacementOutcome {}

  record FundNotFound() implements PlacementOutcome {}

  record FundSuspended() implements PlacementOutcome {}

  record BelowMinimum(Money minimum) implements PlacementOutcome {}

  /** The currency of {@code whose} is {@code currency}, not that of the request. */
  record CurrencyMismatch(String whose, Currency currency) implements PlacementOutcome {}
}
