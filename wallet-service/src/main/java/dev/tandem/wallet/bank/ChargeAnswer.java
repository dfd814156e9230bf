package dev.tandem.wallet.bank;

import java.time.Instant;

/** What came of asking the bank to charge. */
public sealed interface ChargeAnswer {

  /** What the bank has in its book and will answer again whenever it is asked. */
  sealed interface Booked extends ChargeAnswer, QueryAnswer {}

  /** The money has moved. */
  record Charged(Instant at) implements Booked {}

  /** The bank refuses for good. */
  record Declined(String reason) implements Booked {}

  /** The bank may have charged or not, or may do so yet: only a query tells. */
  record Unknown(String why) implements ChargeAnswer, QueryAnswer {}

  /** This attempt did not reach the bank or was turned away by it: nothing moved because of it. */
  record NotTaken(String why) implements ChargeAnswer {}
}
