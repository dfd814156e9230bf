package dev.tandem.fundpurchase.intake;

import java.util.Currency;

import dev.tandem.contract.Money;
import dev.tandem.fundpurchase.order.FundOrder;

/** What became of a request to buy. */
sealed interface PlacingOutcome {

  record Placed(FundOrder order) implements PlacingOutcome {}

  /** The key belongs to another order. */
  record KeyReused() implements PlacingOutcome {}

  /** The wallet is somebody else's. */
  record WalletNotFound() implements PlacingOutcome {}

  record FundNotFound() implements PlacingOutcome {}

  record FundSuspended() implements PlacingOutcome {}

  record BelowMinimum(Money minimum) implements PlacingOutcome {}

  /** {@code whose} currency is {@code currency}, the request's is not. */
  record CurrencyMismatch(String whose, Currency currency) implements PlacingOutcome {}
}
