package dev.tandem.wallet.charging;

import java.time.Instant;

import dev.tandem.wallet.bank.Contradiction;

/** What was found out about something that is to be charged. */
public sealed interface Finding {

  /** The money is there: the bank has charged it, or it was set aside before. */
  record Funded(Instant at) implements Finding {}

  /** It ends without money: nothing was charged and nothing can be any more. */
  record Refused(String reason) implements Finding {}

  /** The bank says something else than it was asked for: a person decides. */
  record Contradicted(Contradiction contradiction) implements Finding {}

  /** The bank may have charged: ask it what became of it. */
  record AskLater() implements Finding {}

  /** Nothing moved by this attempt: look after it again. */
  record TryLater() implements Finding {}
}
