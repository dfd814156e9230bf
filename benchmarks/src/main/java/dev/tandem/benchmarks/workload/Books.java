package dev.tandem.benchmarks.workload;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * The business statements of a recharge. Three for one command, and three for any number: neither
 * way has an advantage in how its statements are written.
 */
public final class Books {

  private static final String WALLET_ACCOUNT = "wallet:";

  private final JdbcOperations jdbc;

  public Books(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /** Does one recharge in the current transaction. */
  public void recharge(Command command) {
    jdbc.update(
        "INSERT INTO recharge (id, wallet_id, amount_minor, details) VALUES (?, ?, ?, ?)",
        command.id(),
        command.walletId(),
        command.amountMinor(),
        command.details());
    jdbc.update(
        "INSERT INTO posting (recharge_id, account, amount_minor)"
            + " VALUES (?, 'bank', ?), (?, ?, ?)",
        command.id(),
        -command.amountMinor(),
        command.id(),
        WALLET_ACCOUNT + command.walletId(),
        command.amountMinor());
    jdbc.update(
        "UPDATE wallet SET balance_minor = balance_minor + ? WHERE id = ?",
        command.amountMinor(),
        command.walletId());
  }

  /** Does all {@code commands} in the current transaction. */
  public void rechargeAll(List<Command> commands) {
    Long[] ids = commands.stream().map(Command::id).toArray(Long[]::new);
    Long[] wallets = commands.stream().map(Command::walletId).toArray(Long[]::new);
    Long[] amounts = commands.stream().map(Command::amountMinor).toArray(Long[]::new);
    String[] details = commands.stream().map(Command::details).toArray(String[]::new);
    jdbc.update("""
        INSERT INTO recharge (id, wallet_id, amount_minor, details)
        SELECT * FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[])
        """, ps -> {
      Connection connection = ps.getConnection();
      ps.setArray(1, connection.createArrayOf("bigint", ids));
      ps.setArray(2, connection.createArrayOf("bigint", wallets));
      ps.setArray(3, connection.createArrayOf("bigint", amounts));
      ps.setArray(4, connection.createArrayOf("text", details));
    });
    jdbc.update("""
        INSERT INTO posting (recharge_id, account, amount_minor)
        SELECT c.id, s.account, s.amount
          FROM unnest(?::bigint[], ?::bigint[], ?::bigint[]) AS c (id, wallet, amount),
               LATERAL (VALUES ('bank', -c.amount), ('wallet:' || c.wallet, c.amount))
                 AS s (account, amount)
        """, ps -> {
      Connection connection = ps.getConnection();
      ps.setArray(1, connection.createArrayOf("bigint", ids));
      ps.setArray(2, connection.createArrayOf("bigint", wallets));
      ps.setArray(3, connection.createArrayOf("bigint", amounts));
    });
    credit(commands);
  }

  /**
   * One update for each wallet, and locked in one order, so that parallel batches never deadlock.
   */
  private void credit(List<Command> commands) {
    Map<Long, Long> sums = new TreeMap<>();
    commands.forEach(command -> sums.merge(command.walletId(), command.amountMinor(), Long::sum));
    jdbc.update("""
        WITH delta AS (
          SELECT * FROM unnest(?::bigint[], ?::bigint[]) AS d (id, amount)
        ), locked AS MATERIALIZED (
          SELECT w.id FROM wallet AS w WHERE w.id = ANY (?) ORDER BY w.id FOR NO KEY UPDATE
        )
        UPDATE wallet AS w SET balance_minor = w.balance_minor + delta.amount
          FROM locked JOIN delta USING (id)
         WHERE w.id = locked.id
        """, ps -> {
      Connection connection = ps.getConnection();
      Long[] wallets = sums.keySet().toArray(Long[]::new);
      ps.setArray(1, connection.createArrayOf("bigint", wallets));
      ps.setArray(2, connection.createArrayOf("bigint", sums.values().toArray(Long[]::new)));
      ps.setArray(3, connection.createArrayOf("bigint", wallets));
    });
  }
}
