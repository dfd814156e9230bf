package dev.tandem.console.page;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Formats values in the reader's language.
 *
 * @param now the suite's time when the page was made
 */
public record Formats(Locale locale, Instant now) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** An amount with its currency; a dash if nothing is known. */
  public String money(@Nullable Long amountMinor, @Nullable String currencyCode) {
    if (amountMinor == null || currencyCode == null) {
      return "–";
    }
    Currency currency = Currency.getInstance(currencyCode);
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
    format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
    return currencyCode
        + "\u00a0"
        + format.format(BigDecimal.valueOf(amountMinor, currency.getDefaultFractionDigits()));
  }

  /** A number with the reader's separators. */
  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /** A number with one digit behind the point. */
  public String decimal(double number) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(1);
    format.setMaximumFractionDigits(1);
    return format.format(number);
  }

  /** A time of day and date in UTC; the page's script shows it in the reader's zone. */
  public String time(Instant at) {
    return TIME.format(at) + " UTC";
  }

  /** The time since {@code at}, or until it. */
  public String age(Instant at) {
    Duration age = Duration.between(at, now);
    return age.isNegative() ? "in " + span(age.negated()) : span(age) + " ago";
  }

  /** A duration in its largest fitting unit. */
  public static String span(Duration span) {
    if (span.toMillis() < 1_000) {
      return span.toMillis() + " ms";
    }
    if (span.toSeconds() < 120) {
      return span.toSeconds() + " s";
    }
    if (span.toMinutes() < 120) {
      return span.toMinutes() + " min";
    }
    return span.toHours() < 72 ? span.toHours() + " h" : span.toDays() + " days";
  }
}
