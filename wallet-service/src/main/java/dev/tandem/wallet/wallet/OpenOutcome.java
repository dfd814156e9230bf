package dev.tandem.wallet.wallet;

/** The outcome of a request to open a wallet. */
sealed interface OpenOutcome {

  /** The wallet is open, by this request or by an equal one before. */
  record Opened(Wallet wallet) implements OpenOutcome {}

  /** The idempotency key opened another wallet. */
  record KeyReused() implements OpenOutcome {}

  /** The owner has a wallet in this currency by another request. */
  record Exists() implements OpenOutcome {}
}
