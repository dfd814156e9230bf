package dev.tandem.fundpurchase.holding;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.tandem.fundpurchase.order.FundOrder;
import dev.tandem.fundpurchase.pricing.Shares;
import dev.tandem.messaging.support.SqlArrays;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of share entries; an investor's shares are their sum. */
@Component
public class JdbcShareEntries {

  private final JdbcClient jdbc;

  JdbcShareEntries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds the shares of a confirmation, effective from the order's confirm date on. */
  public void allot(String confirmationId, FundOrder order, Shares shares, Instant at) {
    add(confirmationId, order, shares, null, confirmDate(order), at);
  }

  /**
   * Adds the difference that a correction makes, if it makes any, effective from the order's
   * confirm date on.
   *
   * @param reason the reason, a word for machines
   */
  public void correct(
      String confirmationId, FundOrder order, Shares change, String reason, Instant at) {
    if (!change.isZero()) {
      add(confirmationId, order, change, reason, confirmDate(order), at);
    }
  }

  /** Takes back all shares of an order, effective from the day of their confirmation. */
  public void takeBack(
      String id, FundOrder order, Shares lost, LocalDate confirmDate, String reason, Instant at) {
    add(id, order, lost, reason, confirmDate, at);
  }

  private static LocalDate confirmDate(FundOrder order) {
    return Objects.requireNonNull(order.allotment()).confirmDate();
  }

  private void add(
      String confirmationId,
      FundOrder order,
      Shares change,
      @Nullable String reason,
      LocalDate effective,
      Instant at) {
    jdbc.sql("""
            INSERT INTO share_entry
              (confirmation_id, wallet_id, fund_code, order_id, kind, shares,
               effective_date, recorded_at, reason)
            VALUES
              (:id, :walletId, :fundCode, :orderId, :kind, :shares, :effective, :at, :reason)
            """)
        .param("id", confirmationId)
        .param("walletId", order.terms().walletId())
        .param("fundCode", order.terms().fundCode())
        .param("orderId", order.uuid())
        .param("kind", reason == null ? "ALLOTMENT" : "CORRECTION")
        .param("reason", reason)
        .param("shares", change.value())
        .param("effective", effective)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * The wallet's shares at the end of {@code day}, by fund code, after {@code afterCode}. Empty if
   * {@code onlyOf} is somebody else.
   */
  List<Holding> of(
      String walletId, @Nullable String onlyOf, LocalDate day, String afterCode, int limit) {
    return jdbc.sql("""
            SELECT fund_code, sum(shares) AS shares
            FROM share_entry
            WHERE wallet_id = :walletId AND effective_date <= :day AND fund_code > :after
              AND (:onlyOf::text IS NULL OR EXISTS (
                SELECT FROM known_wallet w WHERE w.id = wallet_id AND w.owner_id = :onlyOf))
            GROUP BY fund_code
            ORDER BY fund_code
            LIMIT :limit
            """)
        .param("walletId", walletId)
        .param("onlyOf", onlyOf)
        .param("day", day)
        .param("after", afterCode)
        .param("limit", limit)
        .query((row, number) ->
            new Holding(row.getString("fund_code"), new Shares(row.getBigDecimal("shares"))))
        .list();
  }

  /** The corrections of these holdings until the end of {@code day}, by fund code. */
  Map<String, List<Correction>> correctionsOf(
      String walletId, LocalDate day, Collection<String> fundCodes) {
    return jdbc
        .sql("""
            SELECT fund_code, order_id, shares, reason, effective_date, recorded_at
            FROM share_entry
            WHERE wallet_id = :walletId AND fund_code = ANY (:codes) AND kind = 'CORRECTION'
              AND effective_date <= :day
            ORDER BY recorded_at, confirmation_id
            """)
        .param("walletId", walletId)
        .param("codes", SqlArrays.of(fundCodes))
        .param("day", day)
        .query((row, _) -> new Correction(
            row.getString("fund_code"),
            row.getObject("order_id", UUID.class),
            new Shares(row.getBigDecimal("shares")),
            row.getString("reason"),
            row.getObject("effective_date", LocalDate.class),
            row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
        .list()
        .stream()
        .collect(Collectors.groupingBy(Correction::fundCode));
  }

  /** A correction of an order's shares: gained, or lost if negative. */
  record Correction(
      String fundCode,
      UUID orderId,
      Shares change,
      String reason,
      LocalDate effectiveDate,
      Instant recordedAt) {}

  /** The shares of one fund. */
  record Holding(String fundCode, Shares shares) {}
}
