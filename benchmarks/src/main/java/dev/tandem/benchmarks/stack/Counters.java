package dev.tandem.benchmarks.stack;

import java.util.Objects;

import org.springframework.jdbc.core.JdbcTemplate;

/** The counters of database and broker. */
public final class Counters implements AutoCloseable {

  private final JdbcTemplate administrator;
  private final BrokerCounters broker;

  /**
   * One reading.
   *
   * @param statements executed in one database, BEGIN and COMMIT included
   * @param walBytes written ahead by the whole server
   * @param brokerMessages written by the broker, half messages and marks included
   */
  public record Reading(long statements, long walBytes, long brokerMessages) {}

  private Counters(Environment environment) {
    administrator = environment.administrator();
    administrator.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
    broker = new BrokerCounters(environment.nameServer(), environment.broker().brokerPort());
  }

  public static Counters of(Environment environment) {
    return new Counters(environment);
  }

  /** Reads the counters for {@code contender}, which must be the only one at work. */
  public Reading read(String contender) {
    Long statements = administrator.queryForObject("""
        SELECT coalesce(sum(s.calls), 0)::bigint
          FROM pg_stat_statements AS s JOIN pg_database AS d ON d.oid = s.dbid
         WHERE d.datname = ?
        """, Long.class, contender.replace('-', '_'));
    Long wal = administrator.queryForObject(
        "SELECT (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint", Long.class);
    return new Reading(
        Objects.requireNonNull(statements), Objects.requireNonNull(wal), broker.messages());
  }

  @Override
  public void close() {
    broker.close();
  }
}
