package dev.tandem.fundpurchase.confirmation;

import dev.tandem.fundpurchase.breaks.BreakKind;

/** The verdict about a line of a file. */
sealed interface Judgement {

  /** The line has had its effect, or needs none. */
  record DealtWith(String how) implements Judgement {}

  /** The line differs from our books, or something it needs is missing. */
  record Differs(BreakKind kind, String detail) implements Judgement {}
}
