package dev.tandem.web.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The money that a service has moved, from its own tables: sums by the minute, and the movements of
 * a minute. Times are those of the events that tell of the movements, so that every service speaks
 * of the same minute.
 */
public final class MovedMoney {

  // What was counted and the accounts it changed are sorted together instead of joined: the
  // database expects a handful of each, and with thousands it would compare each with each.
  private static final String FLOWS = """
      , moved AS (
        SELECT date_trunc('minute', at, 'UTC') AS minute, kind, currency, count(*) AS count,
          sum(amount_minor) AS sum_minor,
          to_hex(bit_xor(hashtextextended(reference || ' ' || amount_minor, 0))) AS hash
        FROM movement
        WHERE amount_minor <> 0
        GROUP BY 1, 2, 3
      ), changed AS (
        SELECT minute, kind, currency, json_object_agg(account, amount_minor)::text AS accounts
        FROM (
          SELECT date_trunc('minute', at, 'UTC') AS minute, kind, currency, account,
            sum(amount_minor) AS amount_minor
          FROM line
          GROUP BY 1, 2, 3, 4
        ) AS by_account
        WHERE amount_minor <> 0
        GROUP BY 1, 2, 3
      )
      SELECT minute, kind, currency, count, sum_minor, hash, coalesce(accounts, '{}') AS accounts
      FROM (
        SELECT minute, kind, currency, count, sum_minor, hash,
          max(accounts) OVER (PARTITION BY minute, kind, currency) AS accounts
        FROM (
          SELECT minute, kind, currency, count, sum_minor, hash, NULL AS accounts FROM moved
          UNION ALL
          SELECT minute, kind, currency, NULL, NULL, NULL, accounts FROM changed
        ) AS both_sides
      ) AS flow
      WHERE count IS NOT NULL
      ORDER BY 1, 2, 3
      """;

  private static final String MOVEMENTS = """
      , changed AS (
        SELECT kind, reference, json_object_agg(account, amount_minor)::text AS accounts
        FROM (
          SELECT kind, reference, account, sum(amount_minor) AS amount_minor
          FROM line
          GROUP BY 1, 2, 3
        ) AS by_account
        WHERE amount_minor <> 0
        GROUP BY 1, 2
      )
      SELECT at, kind, reference, currency, amount_minor, coalesce(accounts, '{}') AS accounts
      FROM (
        SELECT at, kind, reference, currency, amount_minor,
          max(accounts) OVER (PARTITION BY kind, reference) AS accounts
        FROM (
          SELECT at, kind, reference, currency, amount_minor, NULL AS accounts FROM movement
          UNION ALL
          SELECT NULL, kind, reference, NULL, NULL, accounts FROM changed
        ) AS both_sides
      ) AS told
      WHERE amount_minor <> 0
      ORDER BY at, reference
      LIMIT :limit
      """;

  private static final String BALANCES = """
      SELECT account, currency, sum(amount_minor)::bigint AS amount_minor
      FROM (
        SELECT account, currency, amount_minor FROM total
        UNION ALL
        SELECT account, currency, -amount_minor FROM line
      ) AS part
      GROUP BY 1, 2
      HAVING sum(amount_minor) <> 0
      ORDER BY 1, 2
      """;

  // Nothing has happened later than this after the present.
  private static final Duration FUTURE = Duration.ofDays(7);

  private static final JsonMapper JSON = new JsonMapper();

  private final JdbcClient jdbc;
  private final String tables;

  /**
   * The money in the tables that {@code movement} and {@code line} read.
   *
   * @param movement selects {@code kind, reference, currency, at, amount_minor} and what {@code
   *     line} needs, of the time from {@code :from} until before {@code :to}
   * @param line selects {@code kind, reference, currency, at, account, amount_minor} from {@code
   *     movement} and the postings it made
   * @param totals selects {@code account, currency, amount_minor}: all that was ever posted
   */
  public MovedMoney(JdbcClient jdbc, String movement, String line, String totals) {
    this.jdbc = jdbc;
    this.tables = "WITH movement AS MATERIALIZED (%s), line AS (%s), total AS (%s)"
        .formatted(movement, line, totals);
  }

  /** The sums of each minute from {@code from} until before {@code to}. */
  public List<MoneyFlow> flows(Instant from, Instant to) {
    return jdbc.sql(tables + FLOWS)
        .param("from", utc(from))
        .param("to", utc(to))
        .query((row, _) -> new MoneyFlow(
            row.getObject("minute", OffsetDateTime.class).toInstant(),
            row.getString("kind"),
            row.getString("currency"),
            row.getLong("count"),
            row.getLong("sum_minor"),
            row.getString("hash"),
            amounts(row.getString("accounts"))))
        .list();
  }

  /** The movements from {@code from} until before {@code to}, at most {@code limit}. */
  public List<MoneyMovement> movements(Instant from, Instant to, int limit) {
    return jdbc.sql(tables + MOVEMENTS)
        .param("from", utc(from))
        .param("to", utc(to))
        .param("limit", limit)
        .query((row, _) -> new MoneyMovement(
            row.getObject("at", OffsetDateTime.class).toInstant(),
            row.getString("kind"),
            row.getString("reference"),
            row.getString("currency"),
            row.getLong("amount_minor"),
            amounts(row.getString("accounts"))))
        .list();
  }

  /**
   * What stood on each account at {@code time}: all that was posted less what moved since, by one
   * statement, which sees both at the same moment.
   */
  public List<AccountBalance> balances(Instant time) {
    return jdbc.sql(tables + BALANCES)
        .param("from", utc(time))
        .param("to", utc(time.plus(FUTURE)))
        .query(AccountBalance.class)
        .list();
  }

  private static Map<String, Long> amounts(String json) {
    return JSON.readValue(json, new TypeReference<>() {});
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
