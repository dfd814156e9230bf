package dev.tandem.benchmarks.workload;

import java.util.Objects;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * The state of a contender's tables at the end.
 *
 * @param recharges recharges committed
 * @param lost recharges without an effect
 * @param doubled effects beyond the first of a recharge
 * @param invented effects without a recharge
 * @param postingsSumMinor the sum of all postings
 * @param walletsOffMinor the difference between the wallets' balances and the recharges
 */
public record Conservation(
    long recharges,
    long lost,
    long doubled,
    long invented,
    long postingsSumMinor,
    long walletsOffMinor) {

  private static final String CHECK = """
      WITH effects AS (
        SELECT recharge_id, count(*) AS times FROM effect GROUP BY recharge_id
      ), joined AS (
        SELECT r.id, e.recharge_id, e.times
          FROM recharge AS r FULL JOIN effects AS e ON e.recharge_id = r.id
      )
      SELECT count(id),
             count(*) FILTER (WHERE recharge_id IS NULL),
             coalesce(sum(times - 1), 0)::bigint,
             count(*) FILTER (WHERE id IS NULL),
             (SELECT coalesce(sum(amount_minor), 0)::bigint FROM posting),
             (SELECT coalesce(sum(balance_minor), 0)::bigint FROM wallet)
               - (SELECT coalesce(sum(amount_minor), 0)::bigint FROM recharge)
        FROM joined
      """;

  /** Reads the tables; the load must have ended and its events have arrived. */
  public static Conservation check(JdbcOperations jdbc) {
    return Objects.requireNonNull(jdbc.queryForObject(
        CHECK,
        (row, number) -> new Conservation(
            row.getLong(1),
            row.getLong(2),
            row.getLong(3),
            row.getLong(4),
            row.getLong(5),
            row.getLong(6))));
  }

  /** Whether money and events are complete, each once. */
  public boolean holds() {
    return lost == 0
        && doubled == 0
        && invented == 0
        && postingsSumMinor == 0
        && walletsOffMinor == 0;
  }

  /** Whether the money is complete, whatever happened to the events. */
  public boolean moneyHolds() {
    return postingsSumMinor == 0 && walletsOffMinor == 0;
  }
}
