package dev.tandem.fundpurchase.calendar;

import java.time.LocalDate;
import java.util.HashSet;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The trading calendar with the holidays of the database: operators add a new year's days there.
 */
@Component
public class JdbcTradingCalendars {

  private final JdbcClient jdbc;

  JdbcTradingCalendars(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The calendar as it stands: read anew each time, it is a few dozen rows. */
  public TradingCalendar current() {
    return new TradingCalendar(new HashSet<>(
        jdbc.sql("SELECT day FROM market_holiday").query(LocalDate.class).list()));
  }
}
