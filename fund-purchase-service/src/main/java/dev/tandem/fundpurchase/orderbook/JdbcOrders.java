package dev.tandem.fundpurchase.orderbook;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.tandem.fundpurchase.lifecycle.OrderStatus;
import dev.tandem.messaging.support.SqlArrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds orders by SQL, without loading them. */
@Component
public class JdbcOrders {

  private final JdbcClient jdbc;

  JdbcOrders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The orders that were placed for these requests. */
  public List<UUID> placedFor(Collection<byte[]> fingerprints) {
    return jdbc.sql("SELECT id FROM fund_order WHERE request_fingerprint = ANY (:prints::bytea[])")
        .param("prints", fingerprints.toArray(byte[][]::new))
        .query(UUID.class)
        .list();
  }

  /** Those of these orders that are in one of {@code statuses}. */
  public Set<UUID> among(Collection<UUID> ids, Collection<OrderStatus> statuses) {
    return jdbc.sql("""
            SELECT id FROM fund_order
            WHERE id = ANY (:ids::uuid[]) AND status = ANY (:statuses)
            """)
        .param("ids", SqlArrays.of(ids))
        .param("statuses", SqlArrays.of(statuses))
        .query(UUID.class)
        .set();
  }

  /**
   * Orders whose deadline is over at {@code now}, the longest overdue first.
   *
   * @param grace the time after that at which payments count as overdue, because their deadline
   *     event has not come
   */
  public List<UUID> overdue(Instant now, Duration grace, int limit) {
    return jdbc.sql("""
            SELECT id FROM fund_order
            WHERE deadline_at <= :now AND (status <> 'PAYING' OR deadline_at <= :graceStart)
            ORDER BY deadline_at
            LIMIT :limit
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("graceStart", now.minus(grace).atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query(UUID.class)
        .list();
  }
}
