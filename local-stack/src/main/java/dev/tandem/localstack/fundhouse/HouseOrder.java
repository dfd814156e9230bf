package dev.tandem.localstack.fundhouse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/**
 * One order in the fund house's book.
 *
 * @param number counts the orders from 1
 * @param reference the distributor's reference
 * @param refused whether the house would not take it
 */
record HouseOrder(
    long number,
    String reference,
    String fundCode,
    long amountMinor,
    String currency,
    LocalDate businessDate,
    boolean refused,
    long epochMillis) {

  /** The house's own reference for the order's confirmation. */
  String confirmationId() {
    return String.format(Locale.ROOT, "cnf_%012d", number);
  }

  Instant at() {
    return Instant.ofEpochMilli(epochMillis);
  }

  boolean isSameRequestAs(HouseOrder other) {
    return reference.equals(other.reference)
        && fundCode.equals(other.fundCode)
        && amountMinor == other.amountMinor
        && currency.equals(other.currency)
        && businessDate.equals(other.businessDate);
  }

  HouseOrder numbered(long newNumber) {
    return new HouseOrder(
        newNumber, reference, fundCode, amountMinor, currency, businessDate, refused, epochMillis);
  }

  /** The order as a line of the journal; no field needs quoting. */
  String toLine() {
    return String.join(
        ",",
        Long.toString(number),
        reference,
        fundCode,
        Long.toString(amountMinor),
        currency,
        businessDate.toString(),
        Boolean.toString(refused),
        Long.toString(epochMillis));
  }

  static HouseOrder ofLine(String line) {
    String[] fields = line.split(",", -1);
    return new HouseOrder(
        Long.parseLong(fields[0]),
        fields[1],
        fields[2].intern(),
        Long.parseLong(fields[3]),
        fields[4].intern(),
        LocalDate.parse(fields[5]),
        Boolean.parseBoolean(fields[6]),
        Long.parseLong(fields[7]));
  }
}
