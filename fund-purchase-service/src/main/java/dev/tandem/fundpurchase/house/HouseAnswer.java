package dev.tandem.fundpurchase.house;

import java.time.LocalDate;

/** What the fund house says to an order. */
sealed interface HouseAnswer {

  /** It has the order for {@code businessDate} and will confirm it on T+1. */
  record Accepted(LocalDate businessDate) implements HouseAnswer {}

  /** It will not take the order, now or ever; {@code reason} is a word for machines. */
  record Refused(String reason) implements HouseAnswer {}

  /** It does not take the order as it is, such as for a day on which it is closed. */
  record NotTaken(String evidence) implements HouseAnswer {}

  /** It has something else under the order's reference. */
  record OtherOrder(String evidence) implements HouseAnswer {}
}
