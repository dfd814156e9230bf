package dev.tandem.datacentre.ranking;

import java.time.Instant;
import java.util.Objects;

/**
 * What happened within a minute to the payments of a fund, as stream-analytics tells it.
 *
 * @param fundCode empty for payments that are about no fund
 * @param channel {@code RECHARGE}, or the kind of the purchase
 * @param orders the payments asked for
 * @param ended the payments that were paid, or came to an end without
 * @param abnormal those of them that were not paid, or were returned or cancelled
 * @param events the events that are counted: of the same minute the larger number is the newer
 */
record FundMinute(
    Instant minute,
    String fundCode,
    String channel,
    String currency,
    long orders,
    long amountMinor,
    long investors,
    long ended,
    long abnormal,
    long events) {

  FundMinute {
    Objects.requireNonNull(minute, "minute");
    Objects.requireNonNull(fundCode, "fundCode");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(currency, "currency");
  }
}
