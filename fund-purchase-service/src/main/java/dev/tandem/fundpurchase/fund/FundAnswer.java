package dev.tandem.fundpurchase.fund;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** A fund as callers see it. */
record FundAnswer(
    String code,
    String name,
    String currency,
    int riskLevel,
    @Nullable BigDecimal nav,
    @Nullable LocalDate navDate,
    BigDecimal feeRate,
    long minAmountMinor,
    FundStatus status) {

  static FundAnswer of(Fund fund, @Nullable PricedDay latest) {
    return new FundAnswer(
        fund.code(),
        fund.name(),
        fund.currency().getCurrencyCode(),
        fund.riskLevel(),
        latest == null ? null : latest.nav().value(),
        latest == null ? null : latest.date(),
        fund.feeRate().value(),
        fund.minAmount().minorUnits(),
        fund.status());
  }
}
