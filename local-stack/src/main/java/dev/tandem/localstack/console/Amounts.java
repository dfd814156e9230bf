package dev.tandem.localstack.console;

import java.math.BigDecimal;
import java.util.Currency;

import tools.jackson.databind.JsonNode;

/** Amounts as the whole suite writes them for people: {@code CNY 12.50}. */
public final class Amounts {

  private Amounts() {}

  /** {@code minorUnits} of the currency with the ISO 4217 code {@code currencyCode}. */
  public static String text(long minorUnits, String currencyCode) {
    int decimals = Math.max(Currency.getInstance(currencyCode).getDefaultFractionDigits(), 0);
    return currencyCode + " " + BigDecimal.valueOf(minorUnits, decimals).toPlainString();
  }

  /** The fields {@code amountMinor} and {@code currency} of {@code payment}. */
  public static String of(JsonNode payment) {
    return text(payment.path("amountMinor").asLong(), payment.path("currency").asString());
  }
}
