package dev.tandem.localstack.check.books;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.tandem.localstack.check.books.Books.Allotted;
import dev.tandem.localstack.check.books.Books.AskedToPay;
import dev.tandem.localstack.check.books.Books.Break;
import dev.tandem.localstack.check.books.Books.FundChange;
import dev.tandem.localstack.check.books.Books.Order;
import dev.tandem.localstack.check.books.Books.OrderKind;
import dev.tandem.localstack.check.books.Books.OrderStatus;
import dev.tandem.test.PostgresServer.Database;

/** The rows of fund-purchase-service's database at one moment. */
record OrderRows(
    List<Order> orders,
    List<Allotted> allotted,
    Set<String> settled,
    List<FundChange> fundChanges,
    List<AskedToPay> askedToPay,
    List<Break> breaks) {

  private static final String ORDERS = """
      SELECT 'ord_' || o.id AS id, o.wallet_id, o.kind, o.status, o.amount_minor, o.fee_minor,
        o.currency, t.at AS since, o.deadline_at, o.expected_confirm_date
      FROM fund_order o
        JOIN order_timeline t ON t.order_id = o.id AND t.position = o.timeline_length
      """;

  private static final String ALLOTTED = """
      SELECT 'ord_' || o.id AS id, o.shares, coalesce(sum(e.shares), 0) AS entered,
        count(*) FILTER (WHERE e.kind = 'CORRECTION') AS corrections
      FROM fund_order o
        LEFT JOIN share_entry e ON e.order_id = o.id
      WHERE o.shares IS NOT NULL OR e.order_id IS NOT NULL
      GROUP BY o.id
      """;

  private static final String SETTLED = """
      SELECT reference FROM confirmation_break WHERE status = 'SETTLED'
      """;

  private static final String FUND_CHANGES = """
      SELECT fund_code, status = 'SUSPENDED' AS suspended, at
      FROM fund_status_change
      ORDER BY position
      """;

  private static final String ASKED_TO_PAY = """
      SELECT 'ord_' || o.id AS id, o.fund_code, t.at
      FROM order_timeline t
        JOIN fund_order o ON o.id = t.order_id
      WHERE t.status = 'PAYING'
      """;

  private static final String BREAKS = """
      SELECT 'the fund house' AS who, 'brk_' || id AS id, reference AS subject, kind, found_at
      FROM confirmation_break
      WHERE closed_at IS NULL
      """;

  static OrderRows read(Database database) throws SQLException {
    try (Rows rows = Rows.of(database)) {
      return new OrderRows(
          rows.all(ORDERS, OrderRows::order),
          rows.all(ALLOTTED, OrderRows::allotted),
          new HashSet<>(rows.all(SETTLED, row -> row.getString("reference"))),
          rows.all(FUND_CHANGES, OrderRows::fundChange),
          rows.all(ASKED_TO_PAY, OrderRows::askedToPay),
          rows.all(BREAKS, Rows::openBreak));
    }
  }

  private static Allotted allotted(ResultSet row) throws SQLException {
    return new Allotted(
        row.getString("id"),
        row.getBigDecimal("shares"),
        row.getBigDecimal("entered"),
        row.getLong("corrections"));
  }

  private static FundChange fundChange(ResultSet row) throws SQLException {
    return new FundChange(
        row.getString("fund_code"),
        row.getBoolean("suspended"),
        Objects.requireNonNull(Rows.instant(row, "at")));
  }

  private static AskedToPay askedToPay(ResultSet row) throws SQLException {
    return new AskedToPay(
        row.getString("id"),
        row.getString("fund_code").intern(),
        Objects.requireNonNull(Rows.instant(row, "at")));
  }

  private static Order order(ResultSet row) throws SQLException {
    return new Order(
        row.getString("id"),
        row.getString("wallet_id"),
        OrderKind.valueOf(row.getString("kind")),
        OrderStatus.valueOf(row.getString("status")),
        row.getLong("amount_minor"),
        row.getLong("fee_minor"),
        row.getString("currency").intern(),
        Objects.requireNonNull(Rows.instant(row, "since")),
        Rows.instant(row, "deadline_at"),
        row.getObject("expected_confirm_date", LocalDate.class));
  }
}
