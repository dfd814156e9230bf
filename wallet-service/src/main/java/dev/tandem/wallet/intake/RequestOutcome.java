package dev.tandem.wallet.intake;

import dev.tandem.wallet.recharge.Recharge;

/** The outcome of a {@link RechargeCommand}. */
sealed interface RequestOutcome {

  /** A new recharge, waiting for its risk decision. */
  record Accepted(Recharge recharge) implements RequestOutcome {}

  /** The same request was accepted before; this is its recharge. */
  record AcceptedBefore(Recharge recharge) implements RequestOutcome {}

  /** The idempotency key was used for another request. */
  record KeyReused() implements RequestOutcome {}

  record WalletNotFound() implements RequestOutcome {}

  record WalletFrozen() implements RequestOutcome {}

  /** The wallet's currency is {@code expected}, not that of the request. */
  record CurrencyMismatch(String expected) implements RequestOutcome {}
}
