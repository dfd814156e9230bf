package dev.tandem.fundpurchase.intake;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.tandem.contract.PurchaseKind;
import dev.tandem.fundpurchase.OrderIds;
import dev.tandem.fundpurchase.intake.OrderAnswer.Step;
import dev.tandem.fundpurchase.lifecycle.OrderStatus;
import dev.tandem.messaging.GroupCommit;
import dev.tandem.messaging.GroupCommits;
import dev.tandem.messaging.support.SqlArrays;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads orders and their timelines as callers see them. Every purchase is read once for its answer,
 * and those that are answered at the same moment are read by one statement.
 */
@Component
class JdbcOrderAnswers implements DisposableBean {

  private final JdbcClient jdbc;
  private final GroupCommit<Wanted, Optional<OrderAnswer>> reads;

  JdbcOrderAnswers(JdbcClient jdbc, GroupCommits groupCommits) {
    this.jdbc = jdbc;
    this.reads =
        groupCommits.of("order-answers", this::findAll).idempotentHandler().build();
  }

  private record Wanted(UUID id, @Nullable String onlyOf) {}

  /** The order, if {@code onlyOf} placed it, or anyone if that is null. */
  Optional<OrderAnswer> find(UUID id, @Nullable String onlyOf) {
    return reads.execute(new Wanted(id, onlyOf));
  }

  private List<Optional<OrderAnswer>> findAll(List<Wanted> wanted) {
    ResultSetExtractor<Map<Integer, OrderAnswer>> reading = JdbcOrderAnswers::read;
    Map<Integer, OrderAnswer> found = jdbc.sql("""
            SELECT w.number, o.id, o.kind, o.wallet_id, o.fund_code, o.amount_minor, o.fee_minor,
                   o.currency, o.status, o.status_reason, o.deadline_at, o.shares, o.nav, o.business_date,
                   o.expected_confirm_date, o.confirm_date, o.created_at,
                   t.status AS step, t.at, t.cause, t.caused_by
            FROM unnest(:ids::uuid[], :onlyOf::text[]) WITH ORDINALITY AS w (id, only_of, number)
              JOIN fund_order o
                ON o.id = w.id AND (w.only_of IS NULL OR o.ordered_by = w.only_of)
              JOIN order_timeline t ON t.order_id = o.id
            ORDER BY w.number, t.position
            """)
        .param("ids", SqlArrays.of(wanted, Wanted::id))
        .param("onlyOf", SqlArrays.of(wanted, Wanted::onlyOf))
        .query(reading);
    return IntStream.rangeClosed(1, wanted.size())
        .mapToObj(number -> Optional.ofNullable(found.get(number)))
        .toList();
  }

  private static Map<Integer, OrderAnswer> read(ResultSet row) throws SQLException {
    Map<Integer, OrderAnswer> answers = new HashMap<>();
    while (row.next()) {
      int number = row.getInt("number");
      OrderAnswer answer = answers.get(number);
      if (answer == null) {
        answer = order(row, new ArrayList<>());
        answers.put(number, answer);
      }
      answer.timeline().add(step(row));
    }
    return answers;
  }

  private static OrderAnswer order(ResultSet row, List<Step> timeline) throws SQLException {
    OffsetDateTime deadline = row.getObject("deadline_at", OffsetDateTime.class);
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
        deadline == null ? null : deadline.toInstant(),
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

  @Override
  public void destroy() {
    reads.close();
  }
}
