package dev.tandem.fundpurchase.house;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.tandem.fundpurchase.calendar.JdbcTradingCalendars;
import dev.tandem.fundpurchase.calendar.TradingCalendar;
import dev.tandem.fundpurchase.fund.JdbcNavs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Fetches what the fund house publishes: NAVs first, as confirmations are held against them. Days
 * are fetched again for a while, as files grow and are corrected. Several instances may run it:
 * every line is dealt with once.
 */
@Component
class FetchingFromHouse {

  private static final Logger log = LoggerFactory.getLogger(FetchingFromHouse.class);

  private final FundHouseClient house;
  private final JdbcNavs navs;
  private final JdbcConfirmations confirmations;
  private final ApplyingConfirmations applying;
  private final JdbcTradingCalendars calendars;
  private final HouseProperties properties;
  private final JdbcClient jdbc;
  private final Clock clock;

  FetchingFromHouse(
      FundHouseClient house,
      JdbcNavs navs,
      JdbcConfirmations confirmations,
      ApplyingConfirmations applying,
      JdbcTradingCalendars calendars,
      HouseProperties properties,
      JdbcClient jdbc,
      Clock clock) {
    this.house = house;
    this.navs = navs;
    this.confirmations = confirmations;
    this.applying = applying;
    this.calendars = calendars;
    this.properties = properties;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${tandem.fund-purchase.house.fetch-every:1m}")
  void fetch() {
    try {
      for (LocalDate day : days()) {
        navs.record(house.navs(day), clock.instant());
      }
      for (LocalDate day : days()) {
        applyNew(day, house.confirmations(day));
      }
    } catch (RuntimeException e) {
      // The orders wait; the next run tries again.
      log.warn("Fetching from the fund house failed: {}", e.toString());
    }
  }

  private void applyNew(LocalDate day, List<ConfirmationLine> lines) {
    var known =
        confirmations.known(lines.stream().map(ConfirmationLine::confirmationId).toList());
    for (ConfirmationLine line : lines) {
      if (!known.contains(line.confirmationId())) {
        try {
          applying.apply(line, day);
        } catch (RuntimeException e) {
          // One line that fails must not keep the others from their orders.
          log.error("Confirmation {} could not be applied", line.confirmationId(), e);
        }
      }
    }
  }

  /** The trading days of late, and all days that an order still needs. */
  private Set<LocalDate> days() {
    LocalDate today = TradingCalendar.dayOf(clock.instant());
    var calendar = calendars.current();
    var days = new TreeSet<LocalDate>();
    for (int back = 0; back <= properties.lookBackDays(); back++) {
      LocalDate day = today.minusDays(back);
      if (calendar.isTradingDay(day)) {
        days.add(day);
      }
    }
    days.addAll(jdbc.sql("""
            SELECT DISTINCT day
            FROM fund_order
            CROSS JOIN LATERAL (VALUES (business_date), (expected_confirm_date)) AS needed (day)
            WHERE status IN ('PAID', 'SUBMITTED') AND day <= :today
            """).param("today", today).query(LocalDate.class).list());
    return days;
  }
}
