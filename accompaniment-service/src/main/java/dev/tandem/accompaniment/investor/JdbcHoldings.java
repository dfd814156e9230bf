package dev.tandem.accompaniment.investor;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;

import dev.tandem.messaging.support.SqlArrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The shares that investors hold, as far as confirmations have told, and the funds' levels. */
@Repository
public class JdbcHoldings {

  private final JdbcClient jdbc;

  JdbcHoldings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A change of the shares of one investor in one fund. */
  public record Change(String ownerId, String fundCode, BigDecimal shares) {}

  /** Adds the changes, which must be of investors who are locked. */
  public void add(Collection<Change> changes) {
    jdbc.sql("""
            INSERT INTO holding (owner_id, fund_code, shares)
            SELECT owner_id, fund_code, sum(shares)
            FROM unnest(:owners::text[], :funds::text[], :shares::numeric[])
                   AS change (owner_id, fund_code, shares)
            GROUP BY owner_id, fund_code
            ON CONFLICT (owner_id, fund_code)
              DO UPDATE SET shares = holding.shares + excluded.shares
            """)
        .param("owners", SqlArrays.of(changes, Change::ownerId))
        .param("funds", SqlArrays.of(changes, Change::fundCode))
        .param("shares", SqlArrays.of(changes, change -> change.shares().toPlainString()))
        .update();
  }

  /** Keeps the risk level of a fund, unless one that was told later is known. */
  public void setLevel(String fundCode, int riskLevel, Instant toldAt) {
    jdbc.sql("""
            INSERT INTO fund (code, risk_level, told_at) VALUES (:code, :level, :at::timestamptz)
            ON CONFLICT (code)
              DO UPDATE SET risk_level = excluded.risk_level, told_at = excluded.told_at
              WHERE fund.told_at < excluded.told_at
            """)
        .param("code", fundCode)
        .param("level", riskLevel)
        .param("at", toldAt.toString())
        .update();
  }
}
