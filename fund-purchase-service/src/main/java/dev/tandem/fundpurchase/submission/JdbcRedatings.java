package dev.tandem.fundpurchase.submission;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of orders that got another business date because the calendar changed. */
@Component
class JdbcRedatings {

  private final JdbcClient jdbc;

  JdbcRedatings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(UUID orderId, LocalDate former, LocalDate date, int calendarVersion, Instant at) {
    jdbc.sql("""
            INSERT INTO order_redating
              (order_id, former_business_date, business_date, calendar_version, at)
            VALUES (:orderId, :former, :date, :version, :at)
            """)
        .param("orderId", orderId)
        .param("former", former)
        .param("date", date)
        .param("version", calendarVersion)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * Orders that wait for a day on or after {@code first}, or for the trading day that follows it.
   */
  List<UUID> waitingFrom(LocalDate first) {
    return jdbc.sql("""
            SELECT id FROM fund_order
            WHERE status IN ('PAID', 'SUBMITTED') AND expected_confirm_date >= :first
            ORDER BY id
            """).param("first", first).query(UUID.class).list();
  }
}
