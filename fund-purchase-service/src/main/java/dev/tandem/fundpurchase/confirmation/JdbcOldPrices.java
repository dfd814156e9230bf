package dev.tandem.fundpurchase.confirmation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders that have their shares by a NAV that was corrected since. */
@Component
class JdbcOldPrices {

  private final JdbcClient jdbc;

  JdbcOldPrices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An order with shares by a NAV that counts no more.
   *
   * @param version of the NAV that does
   */
  record OldPrice(
      String orderId, LocalDate navDate, int version, BigDecimal nav, BigDecimal former) {

    /** One break for each version that the order missed. */
    String key() {
      return "%s/%s/%s".formatted(orderId, navDate, version);
    }
  }

  /**
   * Orders whose right NAV has been known since {@code before}, and of which nobody has been told:
   * what people decided since then stands.
   */
  List<OldPrice> knownBefore(Instant before, int limit) {
    // From its business date until its T+1 there is one trading day: the one whose NAV it has.
    return jdbc.sql("""
            SELECT DISTINCT ON (o.id) 'ord_' || o.id AS order_id, n.nav_date, n.version, n.nav,
              o.nav AS former
            FROM fund_nav n
              JOIN fund_nav f ON f.fund_code = n.fund_code AND f.nav_date = n.nav_date
                AND f.version < n.version AND f.nav <> n.nav
              JOIN fund_order o ON o.fund_code = n.fund_code AND o.nav = f.nav
                AND o.status = 'CONFIRMED'
                AND o.business_date <= n.nav_date AND o.expected_confirm_date > n.nav_date
            WHERE n.version > 1 AND n.recorded_at < :before
              AND NOT EXISTS (
                SELECT FROM fund_nav newer
                WHERE newer.fund_code = n.fund_code AND newer.nav_date = n.nav_date
                  AND newer.version > n.version)
              AND NOT EXISTS (
                SELECT FROM confirmation_break b
                WHERE b.reference = 'ord_' || o.id
                  AND (b.closed_at IS NULL
                    OR (b.status = 'SETTLED' AND b.closed_at > n.recorded_at)))
            ORDER BY o.id
            LIMIT :limit
            """)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query((row, _) -> new OldPrice(
            row.getString("order_id"),
            row.getObject("nav_date", LocalDate.class),
            row.getInt("version"),
            row.getBigDecimal("nav"),
            row.getBigDecimal("former")))
        .list();
  }

  /** The keys of breaks about such orders that are none any more. */
  List<String> overtaken(int limit) {
    return jdbc.sql("""
            SELECT b.source_key
            FROM confirmation_break b
              JOIN fund_order o ON o.id = substr(b.reference, 5)::uuid
            WHERE b.source = 'PRICES' AND b.closed_at IS NULL
              AND (o.status <> 'CONFIRMED'
                OR o.nav = (b.evidence ->> 'nav')::numeric
                OR EXISTS (
                  SELECT FROM fund_nav n
                  WHERE n.fund_code = o.fund_code AND n.nav_date = b.file_date
                    AND n.version > (b.evidence ->> 'version')::integer))
            LIMIT :limit
            """).param("limit", limit).query(String.class).list();
  }
}
