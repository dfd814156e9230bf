package dev.tandem.wallet.intake;

import dev.tandem.wallet.recharge.Recharge;

/** What becomes of a {@link RechargeCommand}. */
sealed interface RequestOutcome {

  /** A new recharge, waiting for its risk decision. */
  record Accepted(Recharge recharge) implements RequestOutcome {}

  /** The same wish was accepted before: this is what became of it. */
  record AcceptedBefore(Recharge recharge) implements RequestOutcome {}

  /** The idempotency key named another wish before. */
  record KeyReused() implements RequestOutcome {}

  record WalletNotFound() implements RequestOutcome {}

  record WalletFrozen() implements RequestOutcome {}

  /** The wallet holds {@code expected}. */
  record CurrencyMismatch(String expected) implements RequestOutcome {}
}
