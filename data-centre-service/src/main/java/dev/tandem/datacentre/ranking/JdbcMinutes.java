package dev.tandem.datacentre.ranking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

import dev.tandem.messaging.support.SqlArrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The minutes of all funds. */
@Repository
class JdbcMinutes {

  private final JdbcClient jdbc;

  JdbcMinutes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What decides about a fund's place. */
  enum By {
    ORDERS,
    AMOUNT,
    INVESTORS
  }

  /** A fund in a ranking. */
  record HotFund(
      Instant minute,
      String fundCode,
      String currency,
      int rank,
      long orders,
      long amountMinor,
      long investors) {}

  /** A minute of a fund's trend; one in which nothing was asked for has zeros. */
  record TrendPoint(Instant minute, long orders, long amountMinor, long investors) {}

  /**
   * How the payments of a fund and channel ended in a minute, and in the day before it.
   *
   * @param fundCode empty for payments that are about no fund
   */
  record Ends(
      Instant minute,
      String fundCode,
      String channel,
      long ended,
      long abnormal,
      long endedBefore,
      long abnormalBefore) {}

  /** Stores minutes; of the same one, the one that counts most events stays. */
  void keep(Collection<FundMinute> minutes) {
    var newest = new LinkedHashMap<String, FundMinute>();
    minutes.forEach(it -> newest.merge(key(it), it, (a, b) -> b.events() < a.events() ? a : b));
    var rows = List.copyOf(newest.values());
    jdbc.sql("""
            INSERT INTO fund_minute (minute, fund_code, channel, currency, orders, amount_minor,
              investors, ended, abnormal, events)
            SELECT * FROM unnest(
              :minutes::timestamptz[], :funds::text[], :channels::text[], :currencies::text[],
              :orders::bigint[], :amounts::bigint[], :investors::bigint[], :ended::bigint[],
              :abnormal::bigint[], :events::bigint[])
            ORDER BY 1, 2, 3, 4
            ON CONFLICT (minute, fund_code, channel, currency) DO UPDATE
            SET orders = excluded.orders,
                amount_minor = excluded.amount_minor,
                investors = excluded.investors,
                ended = excluded.ended,
                abnormal = excluded.abnormal,
                events = excluded.events
            WHERE excluded.events >= fund_minute.events
            """)
        .param("minutes", SqlArrays.of(rows, it -> it.minute().toString()))
        .param("funds", SqlArrays.of(rows, FundMinute::fundCode))
        .param("channels", SqlArrays.of(rows, FundMinute::channel))
        .param("currencies", SqlArrays.of(rows, FundMinute::currency))
        .param("orders", SqlArrays.of(rows, FundMinute::orders))
        .param("amounts", SqlArrays.of(rows, FundMinute::amountMinor))
        .param("investors", SqlArrays.of(rows, FundMinute::investors))
        .param("ended", SqlArrays.of(rows, FundMinute::ended))
        .param("abnormal", SqlArrays.of(rows, FundMinute::abnormal))
        .param("events", SqlArrays.of(rows, FundMinute::events))
        .update();
  }

  /** The newest minute up to {@code at} in which a fund was asked for; empty if there is none. */
  Optional<Instant> busyMinute(Instant at) {
    return jdbc.sql("""
            SELECT minute FROM fund_minute
            WHERE minute <= :at::timestamptz AND orders > 0 AND fund_code <> ''
            ORDER BY minute DESC LIMIT 1
            """)
        .param("at", at.toString())
        .query((row, number) -> instant(row, "minute"))
        .optional();
  }

  /** The funds of a minute that were asked for most. */
  List<HotFund> hotFunds(Instant minute, By by, int limit) {
    return jdbc.sql("""
            SELECT row_number() OVER (ORDER BY CASE :by
                WHEN 'ORDERS' THEN sum(orders)
                WHEN 'AMOUNT' THEN sum(amount_minor)
                ELSE sum(investors) END DESC, fund_code, currency) AS rank,
              fund_code, currency, sum(orders) AS orders, sum(amount_minor) AS amount_minor,
              sum(investors) AS investors
            FROM fund_minute
            WHERE minute = :minute::timestamptz AND orders > 0 AND fund_code <> ''
            GROUP BY fund_code, currency
            ORDER BY rank
            LIMIT :limit
            """)
        .param("minute", minute.toString())
        .param("by", by.name())
        .param("limit", limit)
        .query((row, number) -> new HotFund(
            minute,
            row.getString("fund_code"),
            row.getString("currency"),
            row.getInt("rank"),
            row.getLong("orders"),
            row.getLong("amount_minor"),
            row.getLong("investors")))
        .list();
  }

  /** A fund's minutes from {@code from} to before {@code to}, the oldest first. */
  List<TrendPoint> trend(String fundCode, Instant from, Instant to) {
    return jdbc.sql("""
            SELECT series.minute, coalesce(sum(orders), 0) AS orders,
              coalesce(sum(amount_minor), 0) AS amount_minor,
              coalesce(sum(investors), 0) AS investors
            FROM generate_series(:from::timestamptz, :to::timestamptz - interval '1 minute',
              interval '1 minute') AS series (minute)
            LEFT JOIN fund_minute
              ON fund_minute.minute = series.minute AND fund_minute.fund_code = :fund
            GROUP BY series.minute
            ORDER BY series.minute
            """)
        .param("from", from.toString())
        .param("to", to.toString())
        .param("fund", fundCode)
        .query((row, number) -> new TrendPoint(
            instant(row, "minute"),
            row.getLong("orders"),
            row.getLong("amount_minor"),
            row.getLong("investors")))
        .list();
  }

  /** The newest minutes from {@code from} to before {@code to} in which payments ended. */
  List<Ends> ends(Instant from, Instant to, Duration history, int limit) {
    return jdbc.sql("""
            WITH told AS (
              SELECT minute, fund_code, channel, sum(ended) AS ended, sum(abnormal) AS abnormal
              FROM fund_minute
              WHERE minute >= :since::timestamptz AND minute < :to::timestamptz AND ended > 0
              GROUP BY minute, fund_code, channel),
            compared AS (
              SELECT *, coalesce(sum(ended) OVER before, 0) AS ended_before,
                coalesce(sum(abnormal) OVER before, 0) AS abnormal_before
              FROM told
              WINDOW before AS (PARTITION BY fund_code, channel ORDER BY minute
                RANGE BETWEEN :history::interval PRECEDING AND interval '1 minute' PRECEDING))
            SELECT * FROM compared WHERE minute >= :from::timestamptz
            ORDER BY minute DESC, fund_code, channel
            LIMIT :limit
            """)
        .param("since", from.minus(history).toString())
        .param("from", from.toString())
        .param("to", to.toString())
        .param("history", history.toString())
        .param("limit", limit)
        .query((row, number) -> new Ends(
            instant(row, "minute"),
            row.getString("fund_code"),
            row.getString("channel"),
            row.getLong("ended"),
            row.getLong("abnormal"),
            row.getLong("ended_before"),
            row.getLong("abnormal_before")))
        .list();
  }

  void forgetOlderThan(Duration age) {
    jdbc.sql("DELETE FROM fund_minute WHERE minute < now() - :age::interval")
        .param("age", age.toString())
        .update();
  }

  private static String key(FundMinute it) {
    return String.join("|", it.minute().toString(), it.fundCode(), it.channel(), it.currency());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
