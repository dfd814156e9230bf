package dev.tandem.fundpurchase.submission;

import java.time.LocalDate;
import java.util.Set;

import dev.tandem.contract.Money;

/**
 * A paid order as the fund house is to get it.
 *
 * @param net what is invested
 * @param businessDate by the calendar of the moment
 * @param formerDates others it had before the calendar changed
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
