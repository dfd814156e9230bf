package dev.tandem.fundpurchase.submission;

import java.time.LocalDate;
import java.util.Set;

import dev.tandem.contract.Money;

/**
 * A paid order, ready for the fund house.
 *
 * @param net the invested amount
 * @param businessDate by the calendar of the moment
 * @param formerDates its business dates before the calendar changed
 */
public record Submission(
    String orderId,
    String fundCode,
    Money net,
    LocalDate businessDate,
    Set<LocalDate> formerDates) {

  public Submission {
    formerDates = Set.copyOf(formerDates);
  }
}
