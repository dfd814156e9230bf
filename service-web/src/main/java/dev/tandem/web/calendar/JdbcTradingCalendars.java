package dev.tandem.web.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;

import dev.tandem.messaging.support.SqlArrays;
import dev.tandem.web.calendar.Holidays.Holiday;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The trading calendar with the holidays of the database, which operators keep. */
public class JdbcTradingCalendars {

  private final JdbcClient jdbc;

  JdbcTradingCalendars(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The current calendar, read each time: it is a few dozen rows. */
  public TradingCalendar current() {
    return new TradingCalendar(new HashSet<>(
        jdbc.sql("SELECT day FROM market_holiday").query(LocalDate.class).list()));
  }

  /** The holidays, and the last day for which they are known. */
  Holidays holidays() {
    List<Holiday> days = jdbc.sql("SELECT day, name FROM market_holiday ORDER BY day")
        .query(Holiday.class)
        .list();
    return jdbc.sql("SELECT version, known_until FROM trading_calendar")
        .query((row, _) -> new Holidays(
            row.getInt("version"), row.getObject("known_until", LocalDate.class), days))
        .single();
  }

  /** Changes the holidays and records who did so; returns their new version. */
  int change(HolidayChange change, Instant at) {
    int version = jdbc.sql("""
            UPDATE trading_calendar
            SET version = version + 1, known_until = coalesce(:knownUntil, known_until)
            RETURNING version
            """)
        .param("knownUntil", change.knownUntil())
        .query(Integer.class)
        .single();
    for (LocalDate day : change.closed()) {
      jdbc.sql("""
              INSERT INTO market_holiday (day, name) VALUES (:day, :name)
              ON CONFLICT (day) DO UPDATE SET name = excluded.name
              """).param("day", day).param("name", change.reason()).update();
    }
    for (LocalDate day : change.opened()) {
      jdbc.sql("DELETE FROM market_holiday WHERE day = :day").param("day", day).update();
    }
    jdbc.sql("""
            INSERT INTO trading_calendar_change
              (version, at, actor, reason, closed, opened, known_until)
            VALUES (:version, :at, :by, :reason, :closed::date[], :opened::date[], :knownUntil)
            """)
        .param("version", version)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", change.by())
        .param("reason", change.reason())
        .param("closed", SqlArrays.of(change.closed()))
        .param("opened", SqlArrays.of(change.opened()))
        .param("knownUntil", change.knownUntil())
        .update();
    return version;
  }
}
