package dev.tandem.wallet.charging;

import java.time.Instant;

/** What is to become of a recharge now that the bank was asked. */
sealed interface Settlement {

  /** Book it. */
  record Complete(Instant chargedAt) implements Settlement {}

  /** It ends without money: the bank did not charge and cannot any more. */
  record Fail(String reason) implements Settlement {}

  /** The bank may have charged: ask it what became of the recharge. */
  record AskLater() implements Settlement {}

  /** Nothing moved by this attempt: look after it again. */
  record TryLater() implements Settlement {}
}
