package dev.tandem.fundpurchase.house;

/** What the fund house says to an order. */
sealed interface HouseAnswer {

  /** It has the order and will confirm it on T+1. */
  record Accepted() implements HouseAnswer {}

  /** It will not take the order, now or ever; {@code reason} is a word for machines. */
  record Refused(String reason) implements HouseAnswer {}
}
