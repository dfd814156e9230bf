package dev.tandem.localstack.fundhouse;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tandem.localstack.http.JsonServer.Refusal;
import org.jspecify.annotations.Nullable;

/** What distributors send to the fund house, and what it refuses to read. */
final class HouseRequests {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:-]{1,100}");
  private static final String CURRENCY = "CNY";
  private static final String REJECTED_ENDING = "-REJ";

  private HouseRequests() {}

  record Order(
      @Nullable String reference,
      @Nullable String fundCode,
      long amountMinor,
      @Nullable String currency,
      @Nullable LocalDate businessDate) {

    /** What is to be booked: a fund code ending in -REJ is refused. */
    HouseOrder toOrder(long epochMillis) {
      String fund = plain("fundCode", fundCode).intern();
      if (!HouseNavs.isFund(fund)) {
        throw new Refusal(400, "unknown-fund", "There is no fund " + fund);
      }
      if (amountMinor <= 0) {
        throw malformed("amountMinor must be positive");
      }
      if (!CURRENCY.equals(currency)) {
        throw malformed("currency must be CNY");
      }
      if (businessDate == null || !HouseCalendar.isTradingDay(businessDate)) {
        throw malformed("businessDate must be a trading day");
      }
      return new HouseOrder(
          0,
          plain("reference", reference),
          fund,
          amountMinor,
          CURRENCY,
          businessDate,
          fund.endsWith(REJECTED_ENDING),
          epochMillis);
    }
  }

  /** Which order's confirmation goes wrong. */
  record OrderFault(@Nullable String reference) {

    String checked() {
      return plain("reference", reference);
    }
  }

  /** Which NAV was published wrong, and what is right. */
  record NavFault(String fundCode, LocalDate date, BigDecimal nav) {

    NavFault checked() {
      // A field left out arrives as null, whatever its type promises.
      if (Stream.of(fundCode, date, nav).anyMatch(Objects::isNull)
          || nav.signum() <= 0
          || nav.scale() > 4) {
        throw malformed("fundCode, date and a nav of at most four decimals are needed");
      }
      return this;
    }
  }

  static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw malformed("The date must look like 2026-01-31");
    }
  }

  private static String plain(String field, @Nullable String value) {
    if (value == null || !PLAIN.matcher(value).matches()) {
      throw malformed(field + " must be 1 to 100 letters, digits or _ . : -");
    }
    return value;
  }

  private static Refusal malformed(String detail) {
    return new Refusal(400, "malformed", detail);
  }
}
