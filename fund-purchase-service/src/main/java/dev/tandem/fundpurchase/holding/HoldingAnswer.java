package dev.tandem.fundpurchase.holding;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dev.tandem.fundpurchase.fund.PricedDay;
import dev.tandem.fundpurchase.holding.JdbcShareEntries.Correction;
import dev.tandem.fundpurchase.holding.JdbcShareEntries.Holding;
import org.jspecify.annotations.Nullable;

/**
 * Shares of one fund and its newest NAV, as callers see them.
 *
 * @param corrections the corrections of the shares, oldest first; {@code shares} includes them
 */
record HoldingAnswer(
    String walletId,
    String fundCode,
    BigDecimal shares,
    @Nullable BigDecimal nav,
    @Nullable LocalDate navDate,
    List<CorrectionAnswer> corrections) {

  /**
   * A correction of one order's shares.
   *
   * @param shares the shares gained, or lost if negative
   * @param reason a word for machines, as in {@code FundSharesCorrected}
   * @param effectiveDate the day from which on the correction counts: that of the confirmation
   */
  record CorrectionAnswer(
      String orderId,
      BigDecimal shares,
      String reason,
      LocalDate effectiveDate,
      Instant correctedAt) {

    static CorrectionAnswer of(Correction correction) {
      return new CorrectionAnswer(
          "ord_" + correction.orderId(),
          correction.change().value(),
          correction.reason(),
          correction.effectiveDate(),
          correction.recordedAt());
    }
  }

  static HoldingAnswer of(
      String walletId, Holding holding, @Nullable PricedDay latest, List<Correction> corrections) {
    return new HoldingAnswer(
        walletId,
        holding.fundCode(),
        holding.shares().value(),
        latest == null ? null : latest.nav().value(),
        latest == null ? null : latest.date(),
        corrections.stream().map(CorrectionAnswer::of).toList());
  }
}
