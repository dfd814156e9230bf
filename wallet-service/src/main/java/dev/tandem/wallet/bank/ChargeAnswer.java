package dev.tandem.wallet.bank;

import java.time.Instant;

/** What came of asking the bank to charge. */
public sealed interface ChargeAnswer {

  /** The money has moved. */
  record Charged(Instant at) implements ChargeAnswer, QueryAnswer {}

  /** The bank refuses for good: asked again, it answers the same. */
  record Declined(String reason) implements ChargeAnswer, QueryAnswer {}

  /** The bank may have charged or not, or may do so yet: only a query tells. */
  record Unknown(String why) implements ChargeAnswer, QueryAnswer {}

  /** This attempt did not reach the bank or was turned away by it: nothing moved because of it. */
  record NotTaken(String why) implements ChargeAnswer {}
}
