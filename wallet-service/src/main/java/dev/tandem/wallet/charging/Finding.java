package dev.tandem.wallet.charging;

import java.time.Instant;

import dev.tandem.wallet.bank.Contradiction;

/** The result of charging a payment or asking for its outcome. */
public sealed interface Finding {

  /** The money is there: the bank has charged it, or it was set aside before. */
  record Funded(Instant at) implements Finding {}

  /** The payment ends without money: nothing was charged and nothing can be any more. */
  record Refused(String reason) implements Finding {}

  /** The bank's answer does not fit the request: a person decides. */
  record Contradicted(Contradiction contradiction) implements Finding {}

  /** The bank may have charged: query it later. */
  record AskLater() implements Finding {}

  /** Nothing moved by this attempt: try again later. */
  record TryLater() implements Finding {}
}
