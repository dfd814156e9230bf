package dev.tandem.fundpurchase.submission;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.tandem.contract.Money;
import dev.tandem.fundpurchase.OrderIds;
import dev.tandem.messaging.GroupCommit;
import dev.tandem.messaging.GroupCommits;
import dev.tandem.messaging.support.SqlArrays;
import dev.tandem.web.calendar.TradingCalendar;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the orders that are to be submitted to the fund house, with their business date. Those that
 * are asked for at the same moment are found by one statement.
 */
@Component
public class JdbcSubmissions implements DisposableBean {

  private final JdbcClient jdbc;
  private final GroupCommit<UUID, Optional<Submission>> reads;

  JdbcSubmissions(JdbcClient jdbc, GroupCommits groupCommits) {
    this.jdbc = jdbc;
    this.reads =
        groupCommits.of("submission-reads", this::findAll).idempotentHandler().build();
  }

  /** The order {@code ord_…}, if it is still to be submitted. */
  public Optional<Submission> find(String orderId) {
    return OrderIds.ORDER.parse(orderId).flatMap(reads::execute);
  }

  private List<Optional<Submission>> findAll(List<UUID> ids) {
    // The calendar is read with the orders: all as they are at one moment.
    Map<String, Submission> found =
        jdbc.sql("""
            SELECT id, fund_code, amount_minor - fee_minor AS net_minor, currency, paid_at,
              business_date,
              ARRAY(
                SELECT former_business_date FROM order_redating
                WHERE order_id = fund_order.id) AS former_dates,
              ARRAY(SELECT day FROM market_holiday) AS holidays
            FROM fund_order
            WHERE id = ANY (:ids::uuid[]) AND status = 'PAID'
            """).param("ids", SqlArrays.of(ids)).query(JdbcSubmissions::read).list().stream()
            .collect(Collectors.toMap(Submission::orderId, Function.identity()));
    return ids.stream()
        .map(id -> Optional.ofNullable(found.get(OrderIds.ORDER.format(id))))
        .toList();
  }

  @Override
  public void destroy() {
    reads.close();
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
