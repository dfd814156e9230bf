package dev.tandem.localstack.fundhouse;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The fund house's book in the words of its answers. */
final class HouseViews {

  private HouseViews() {}

  enum State {
    ACCEPTED,
    REFUSED,
    CONFIRMED,
    REJECTED
  }

  /**
   * An order, to whoever submitted it or reads the ledger.
   *
   * @param shares what the register has for it, once it is confirmed
   */
  record Order(
      String reference,
      String fundCode,
      long amountMinor,
      String currency,
      State state,
      LocalDate businessDate,
      LocalDate confirmDate,
      @Nullable BigDecimal shares,
      Instant at) {}

  record Navs(LocalDate date, List<Nav> navs) {}

  record Nav(String fundCode, int version, BigDecimal nav) {}

  record File(LocalDate date, List<Line> lines) {}

  /** A line of a confirmation file. */
  record Line(
      String confirmationId,
      String reference,
      String fundCode,
      long amountMinor,
      Outcome outcome,
      @Nullable LocalDate navDate,
      @Nullable BigDecimal nav,
      @Nullable BigDecimal shares,
      @Nullable String corrects,
      @Nullable String reason) {}

  enum Outcome {
    ALLOTTED,
    REJECTED
  }
}
