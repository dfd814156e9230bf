package dev.tandem.fundpurchase.settlement;

import java.time.LocalDate;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds orders that the fund house has accepted but not confirmed in time. */
@Component
class JdbcLateOrders {

  private final JdbcClient jdbc;

  JdbcLateOrders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The number of orders that should have been confirmed before {@code today} and have no break.
   */
  long count(LocalDate today) {
    return jdbc.sql("""
            SELECT count(*) FROM fund_order o
            WHERE o.status = 'SUBMITTED' AND o.expected_confirm_date < :today
              AND NOT EXISTS (
                SELECT FROM confirmation_break b
                WHERE b.closed_at IS NULL AND b.reference = 'ord_' || o.id)
            """).param("today", today).query(Long.class).single();
  }
}
