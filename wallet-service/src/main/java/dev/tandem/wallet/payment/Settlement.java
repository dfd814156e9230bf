package dev.tandem.wallet.payment;

import java.time.Instant;

/** What was found out about a payment that is to be settled. */
sealed interface Settlement {

  /** The bank has charged. */
  record Charged(Instant at) implements Settlement {}

  /** What is held may be captured. */
  record Due() implements Settlement {}

  /** It cannot be paid: nothing was charged and nothing can be any more. */
  record Refused(String reason) implements Settlement {}

  /** The bank may have charged: ask it what became of it. */
  record AskLater() implements Settlement {}

  /** Nothing moved by this attempt: look after it again. */
  record TryLater() implements Settlement {}
}
