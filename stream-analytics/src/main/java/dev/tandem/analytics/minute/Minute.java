package dev.tandem.analytics.minute;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.tandem.analytics.kafka.Told;

/**
 * What happened within one minute to the payments of one fund, channel and currency. A minute that
 * is told again, because something came late, has more events and replaces the former.
 *
 * @param fundCode empty for payments that are about no fund
 * @param channel {@code RECHARGE}, or the kind of the purchase
 * @param orders the payments asked for
 * @param amountMinor the sum of their amounts, in minor units
 * @param investors the number of those who asked
 * @param ended the payments that were paid, or came to an end without
 * @param abnormal those of them that were declined, refused, reversed, cancelled or too late
 * @param events the events that are counted
 */
public record Minute(
    long startMillis,
    String fundCode,
    String channel,
    String currency,
    long orders,
    long amountMinor,
    long investors,
    long ended,
    long abnormal,
    long events)
    implements Told {

  /** The minute from {@code startMillis} on, as it has been counted. */
  public static Minute of(long startMillis, PaymentsOf payments, Counts counts) {
    return new Minute(
        startMillis,
        payments.fundCode(),
        payments.channel(),
        payments.currency(),
        counts.orders,
        counts.amountMinor,
        counts.investors.size(),
        counts.ended,
        counts.abnormal,
        counts.events.size());
  }

  @Override
  public String key() {
    return startMillis + ":" + fundCode + ":" + channel + ":" + currency;
  }

  @Override
  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("minute", Instant.ofEpochMilli(startMillis).toString());
    json.put("fundCode", fundCode);
    json.put("channel", channel);
    json.put("currency", currency);
    json.put("orders", orders);
    json.put("amountMinor", amountMinor);
    json.put("investors", investors);
    json.put("ended", ended);
    json.put("abnormal", abnormal);
    json.put("events", events);
    return json;
  }
}
