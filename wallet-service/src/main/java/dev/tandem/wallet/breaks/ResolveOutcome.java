package dev.tandem.wallet.breaks;

/** What becomes of a proposal to resolve a break. */
sealed interface ResolveOutcome {

  /** It is resolved. */
  record Done(BankBreak resolved) implements ResolveOutcome {}

  /** It was resolved before. */
  record ResolvedBefore(BankBreak resolved) implements ResolveOutcome {}

  /** The bank's figure does not allow it. */
  record NotPossible(BankBreak open) implements ResolveOutcome {}

  record NotFound() implements ResolveOutcome {}
}
