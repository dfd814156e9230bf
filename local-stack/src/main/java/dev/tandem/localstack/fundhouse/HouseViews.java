package dev.tandem.localstack.fundhouse;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The fund house's answers. */
final class HouseViews {

  private HouseViews() {}

  enum State {
    ACCEPTED,
    REFUSED,
    CONFIRMED,
    REJECTED
  }

  /**
   * An order, as the answer to its submission and in the ledger.
   *
   * @param shares the shares in the register, once it is confirmed
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
