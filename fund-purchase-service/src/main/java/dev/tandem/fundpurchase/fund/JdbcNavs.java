package dev.tandem.fundpurchase.fund;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.tandem.fundpurchase.pricing.Nav;
import dev.tandem.messaging.support.SqlArrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every NAV the fund house has published, and every correction. */
@Component
public class JdbcNavs {

  private final JdbcClient jdbc;

  JdbcNavs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The funds' newest NAVs, by fund code; a fund without any is left out. */
  public Map<String, PricedDay> latest(Collection<String> fundCodes) {
    return jdbc
        .sql("""
            SELECT DISTINCT ON (fund_code) fund_code, nav_date, version, nav
            FROM fund_nav
            WHERE fund_code = ANY (:codes)
            ORDER BY fund_code, nav_date DESC, version DESC
            """)
        .param("codes", SqlArrays.of(fundCodes))
        .query(JdbcNavs::pricedDay)
        .list()
        .stream()
        .collect(Collectors.toMap(PricedDay::fundCode, Function.identity()));
  }

  /** The fund's NAVs of exactly {@code date}: the first that was published, and each correction. */
  public List<PricedDay> versions(String fundCode, LocalDate date) {
    return jdbc.sql("""
            SELECT fund_code, nav_date, version, nav
            FROM fund_nav
            WHERE fund_code = :code AND nav_date = :date
            ORDER BY version
            """)
        .param("code", fundCode)
        .param("date", date)
        .query(JdbcNavs::pricedDay)
        .list();
  }

  /** The fund's newest NAV of {@code date}, or of the last day before that has one. */
  public Optional<PricedDay> lastUntil(String fundCode, LocalDate date) {
    return jdbc.sql("""
            SELECT fund_code, nav_date, version, nav
            FROM fund_nav
            WHERE fund_code = :code AND nav_date <= :date
            ORDER BY nav_date DESC, version DESC
            LIMIT 1
            """)
        .param("code", fundCode)
        .param("date", date)
        .query(JdbcNavs::pricedDay)
        .optional();
  }

  /**
   * Stores a NAV; one of an unknown fund, or one that is stored already, is ignored. Returns the
   * fund's risk level if the NAV is new.
   */
  public Optional<Integer> add(PricedDay published, Instant at) {
    return jdbc.sql("""
            INSERT INTO fund_nav (fund_code, nav_date, version, nav, recorded_at)
            SELECT code, :date, :version, :nav, :at FROM fund WHERE code = :code
            ON CONFLICT DO NOTHING
            RETURNING (SELECT risk_level FROM fund WHERE code = :code)
            """)
        .param("code", published.fundCode())
        .param("date", published.date())
        .param("version", published.version())
        .param("nav", published.nav().value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query(Integer.class)
        .optional();
  }

  private static PricedDay pricedDay(ResultSet row, int number) throws SQLException {
    return new PricedDay(
        row.getString("fund_code"),
        row.getObject("nav_date", LocalDate.class),
        row.getInt("version"),
        new Nav(row.getBigDecimal("nav")));
  }
}
