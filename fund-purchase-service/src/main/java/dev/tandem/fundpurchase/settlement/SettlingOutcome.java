package dev.tandem.fundpurchase.settlement;

import java.util.UUID;

/** What became of an act about a break. */
sealed interface SettlingOutcome {

  record Done(UUID breakId) implements SettlingOutcome {}

  record NotFound() implements SettlingOutcome {}

  /** The break is closed, or waits for something else. */
  record NotNow(String why) implements SettlingOutcome {}

  /** Who proposes does not approve. */
  record OwnProposal() implements SettlingOutcome {}

  /** The break cannot be settled in this way. */
  record NotPossible(String why) implements SettlingOutcome {}
}
