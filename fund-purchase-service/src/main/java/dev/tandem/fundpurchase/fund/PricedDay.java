package dev.tandem.fundpurchase.fund;

import java.time.LocalDate;

import dev.tandem.fundpurchase.pricing.Nav;

/**
 * A fund's NAV of one day.
 *
 * @param version 1, and one more for each time the fund house corrected it
 */
public record PricedDay(String fundCode, LocalDate date, int version, Nav nav) {}
