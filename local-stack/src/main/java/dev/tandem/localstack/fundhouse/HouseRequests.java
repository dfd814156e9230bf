package dev.tandem.localstack.fundhouse;

import java.time.LocalDate;

import dev.tandem.localstack.http.JsonServer.Refusal;
import dev.tandem.localstack.simulator.Fields;
import org.jspecify.annotations.Nullable;

/** The requests of distributors, with their checks. */
final class HouseRequests {

  private static final String CURRENCY = "CNY";
  private static final String REJECTED_ENDING = "-REJ";

  private HouseRequests() {}

  record Order(
      @Nullable String reference,
      @Nullable String fundCode,
      long amountMinor,
      @Nullable String currency,
      @Nullable LocalDate businessDate) {

    /** The order to book: a fund code ending in -REJ is refused. */
    HouseOrder toOrder(long epochMillis, HouseCalendar calendar) {
      String fund = Fields.plain("fundCode", fundCode).intern();
      if (!HouseNavs.isFund(fund)) {
        throw new Refusal(400, "unknown-fund", "There is no fund " + fund);
      }
      if (amountMinor <= 0) {
        throw Fields.malformed("amountMinor must be positive");
      }
      if (!CURRENCY.equals(currency)) {
        throw Fields.malformed("currency must be CNY");
      }
      if (businessDate == null || !calendar.isTradingDay(businessDate)) {
        throw Fields.malformed("businessDate must be a trading day");
      }
      return new HouseOrder(
          0,
          Fields.plain("reference", reference),
          fund,
          amountMinor,
          CURRENCY,
          businessDate,
          fund.endsWith(REJECTED_ENDING),
          epochMillis);
    }
  }
}
