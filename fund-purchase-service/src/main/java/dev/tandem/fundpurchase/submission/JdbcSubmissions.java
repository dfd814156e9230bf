package dev.tandem.fundpurchase.submission;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.fundpurchase.OrderIds;
import dev.tandem.web.calendar.TradingCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the orders that are to be submitted to the fund house, with their business date. */
@Component
public class JdbcSubmissions {

  private final JdbcClient jdbc;

  JdbcSubmissions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The order {@code ord_…}, if it is still to be submitted. */
  public Optional<Submission> find(String orderId) {
    return OrderIds.ORDER.parse(orderId).flatMap(this::find);
  }

  private Optional<Submission> find(UUID id) {
    // The calendar is read with the order: both as they are at one moment.
    return jdbc.sql("""
            SELECT id, fund_code, amount_minor - fee_minor AS net_minor, currency, paid_at,
              business_date,
              ARRAY(
                SELECT former_business_date FROM order_redating
                WHERE order_id = fund_order.id) AS former_dates,
              ARRAY(SELECT day FROM market_holiday) AS holidays
            FROM fund_order
            WHERE id = :id AND status = 'PAID'
            """).param("id", id).query(JdbcSubmissions::read).optional();
  }

  private static Submission read(ResultSet row, int number) throws SQLException {
    TradingCalendar calendar = new TradingCalendar(days(row.getArray("holidays")));
    Set<LocalDate> dates = days(row.getArray("former_dates"));
    dates.add(row.getObject("business_date", LocalDate.class));
    return new Submission(
        OrderIds.ORDER.format(row.getObject("id", UUID.class)),
        row.getString("fund_code"),
        Money.of(row.getLong("net_minor"), row.getString("currency")),
        calendar.businessDate(row.getObject("paid_at", OffsetDateTime.class).toInstant()),
        dates);
  }

  private static Set<LocalDate> days(Array column) throws SQLException {
    Set<LocalDate> days = new HashSet<>();
    Arrays.stream((Date[]) column.getArray()).map(Date::toLocalDate).forEach(days::add);
    return days;
  }
}
