package dev.tandem.fundpurchase.confirmation;

import dev.tandem.fundpurchase.breaks.BreakKind;

/** What is to be done about a line. */
sealed interface Judgement {

  /** It has had its effect, or needs none any more. */
  record DealtWith(String how) implements Judgement {}

  /** It differs from what we know, or something is lacking. */
  record Differs(BreakKind kind, String detail) implements Judgement {}
}
