package dev.tandem.wallet.bank;

/** The bank's answer to a query for a reference. */
public sealed interface QueryAnswer
    permits ChargeAnswer.Compared, ChargeAnswer.Unknown, QueryAnswer.NotFound {

  /** The bank has not seen the reference by now; a request under way may still arrive. */
  record NotFound() implements QueryAnswer {}
}
