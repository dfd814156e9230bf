package dev.tandem.fundpurchase.holding;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

import dev.tandem.fundpurchase.order.FundOrder;
import dev.tandem.fundpurchase.pricing.Shares;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The investors' shares as entries; what is held is their sum. */
@Component
public class JdbcShareEntries {

  private final JdbcClient jdbc;

  JdbcShareEntries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds what a confirmation changes, effective from the order's confirm date on. */
  public void add(
      String confirmationId, FundOrder order, Shares change, boolean correction, Instant at) {
    jdbc.sql("""
            INSERT INTO share_entry
              (confirmation_id, wallet_id, fund_code, order_id, kind, shares,
               effective_date, recorded_at)
            VALUES (:id, :walletId, :fundCode, :orderId, :kind, :shares, :effective, :at)
            """)
        .param("id", confirmationId)
        .param("walletId", order.walletId())
        .param("fundCode", order.fundCode())
        .param("orderId", order.uuid())
        .param("kind", correction ? "CORRECTION" : "ALLOTMENT")
        .param("shares", change.value())
        .param("effective", Objects.requireNonNull(order.allotment()).confirmDate())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * What the wallet held at the end of {@code day}, by fund code, from after {@code afterCode} on.
   */
  List<Holding> of(String walletId, LocalDate day, String afterCode, int limit) {
    return jdbc.sql("""
            SELECT fund_code, sum(shares) AS shares
            FROM share_entry
            WHERE wallet_id = :walletId AND effective_date <= :day AND fund_code > :after
            GROUP BY fund_code
            ORDER BY fund_code
            LIMIT :limit
            """)
        .param("walletId", walletId)
        .param("day", day)
        .param("after", afterCode)
        .param("limit", limit)
        .query((row, number) ->
            new Holding(row.getString("fund_code"), new Shares(row.getBigDecimal("shares"))))
        .list();
  }

  /** The shares of one fund. */
  record Holding(String fundCode, Shares shares) {}
}
