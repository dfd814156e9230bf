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
        .param("codes", fundCodes.toArray(String[]::new))
        .query(JdbcNavs::pricedDay)
        .list()
        .stream()
        .collect(Collectors.toMap(PricedDay::fundCode, Function.identity()));
  }

  /** The fund's NAV of exactly {@code date}, as last corrected. */
  public Optional<PricedDay> of(String fundCode, LocalDate date) {
    return jdbc.sql("""
            SELECT fund_code, nav_date, version, nav
            FROM fund_nav
            WHERE fund_code = :code AND nav_date = :date
            ORDER BY version DESC
            LIMIT 1
            """)
        .param("code", fundCode)
        .param("date", date)
        .query(JdbcNavs::pricedDay)
        .optional();
  }

  /** Keeps what is new of {@code published}; NAVs of funds outside the catalogue are left out. */
  public void record(List<PricedDay> published, Instant at) {
    for (PricedDay day : published) {
      jdbc.sql("""
              INSERT INTO fund_nav (fund_code, nav_date, version, nav, recorded_at)
              SELECT code, :date, :version, :nav, :at FROM fund WHERE code = :code
              ON CONFLICT DO NOTHING
              """)
          .param("code", day.fundCode())
          .param("date", day.date())
          .param("version", day.version())
          .param("nav", day.nav().value())
          .param("at", at.atOffset(ZoneOffset.UTC))
          .update();
    }
  }

  private static PricedDay pricedDay(ResultSet row, int number) throws SQLException {
    return new PricedDay(
        row.getString("fund_code"),
        row.getObject("nav_date", LocalDate.class),
        row.getInt("version"),
        new Nav(row.getBigDecimal("nav")));
  }
}
