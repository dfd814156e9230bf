package dev.tandem.fundpurchase.intake;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.contract.PurchaseKind;
import dev.tandem.fundpurchase.OrderIds;
import dev.tandem.fundpurchase.intake.OrderAnswer.Step;
import dev.tandem.fundpurchase.lifecycle.OrderStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads an order and its timeline as callers see them by one statement: every purchase is read once
 * for its answer.
 */
@Component
class JdbcOrderAnswers {

  private final JdbcClient jdbc;

  JdbcOrderAnswers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The order, if {@code onlyOf} placed it, or anyone if that is null. */
  Optional<OrderAnswer> find(UUID id, @Nullable String onlyOf) {
    ResultSetExtractor<Optional<OrderAnswer>> reading = JdbcOrderAnswers::read;
    return jdbc.sql("""
            SELECT o.id, o.kind, o.wallet_id, o.fund_code, o.amount_minor, o.fee_minor, o.currency,
                   o.status, o.status_reason, o.shares, o.nav, o.business_date,
                   o.expected_confirm_date, o.confirm_date, o.created_at,
                   t.status AS step, t.at, t.cause, t.caused_by
            FROM fund_order o JOIN order_timeline t ON t.order_id = o.id
            WHERE o.id = :id AND (:onlyOf::text IS NULL OR o.ordered_by = :onlyOf)
            ORDER BY t.position
            """).param("id", id).param("onlyOf", onlyOf).query(reading);
  }

  private static Optional<OrderAnswer> read(ResultSet row) throws SQLException {
    if (!row.next()) {
      return Optional.empty();
    }
    List<Step> timeline = new ArrayList<>();
    OrderAnswer answer = order(row, timeline);
    do {
      timeline.add(step(row));
    } while (row.next());
    return Optional.of(answer);
  }

  private static OrderAnswer order(ResultSet row, List<Step> timeline) throws SQLException {
    return new OrderAnswer(
        OrderIds.ORDER.format(row.getObject("id", UUID.class)),
        PurchaseKind.valueOf(row.getString("kind")),
        row.getString("wallet_id"),
        row.getString("fund_code"),
        row.getLong("amount_minor"),
        row.getLong("fee_minor"),
        row.getString("currency"),
        OrderStatus.valueOf(row.getString("status")),
        row.getString("status_reason"),
        row.getObject("shares", BigDecimal.class),
        row.getObject("nav", BigDecimal.class),
        row.getObject("business_date", LocalDate.class),
        row.getObject("expected_confirm_date", LocalDate.class),
        row.getObject("confirm_date", LocalDate.class),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        timeline);
  }

  private static Step step(ResultSet row) throws SQLException {
    UUID event = row.getObject("caused_by", UUID.class);
    return new Step(
        OrderStatus.valueOf(row.getString("step")),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("cause"),
        event == null ? null : "evt_" + event);
  }
}
