package dev.tandem.wallet.bank;

/** What the bank knows about a reference. */
public sealed interface QueryAnswer
    permits ChargeAnswer.Compared, ChargeAnswer.Unknown, QueryAnswer.NotFound {

  /** The bank has not seen the reference by now; a request under way may still arrive. */
  record NotFound() implements QueryAnswer {}
}
