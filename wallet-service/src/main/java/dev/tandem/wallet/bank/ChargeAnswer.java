package dev.tandem.wallet.bank;

import java.time.Instant;

/** The outcome of asking the bank to charge. */
public sealed interface ChargeAnswer {

  /** An entry of the bank's book, compared with the request. */
  sealed interface Compared extends ChargeAnswer, QueryAnswer {}

  /** The money has moved, as it was asked for. */
  record Charged(Instant at) implements Compared {}

  /** The bank refuses for good. */
  record Declined(String reason) implements Compared {}

  /** The bank's answer does not fit the request: a person must look at it. */
  record Contradicts(Contradiction contradiction) implements Compared {}

  /** The bank may have charged or not, or may do so yet: only a query tells. */
  record Unknown(String why) implements ChargeAnswer, QueryAnswer {}

  /** This attempt did not reach the bank or was turned away by it: nothing moved because of it. */
  record NotTaken(String why) implements ChargeAnswer {}
}
