package dev.tandem.risk.lock;

import java.util.Collection;

import dev.tandem.messaging.support.SqlArrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Advisory locks of the database, held until the transaction ends. */
@Repository
public class JdbcLocks {

  // DISTINCT and ORDER BY keep the subquery whole, so the locks are taken in the keys' order: two
  // batches
  // with the same names queue up behind each other and never deadlock.
  private static final String LOCK = """
      SELECT count(pg_advisory_xact_lock(lock_key))
      FROM (
        SELECT DISTINCT hashtextextended(name, :seed) AS lock_key
        FROM unnest(:names::text[]) AS name
        ORDER BY lock_key
      ) AS locks
      """;

  private final JdbcClient jdbc;

  JdbcLocks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps other transactions from locking the same names of this kind. */
  public void lock(Kind kind, Collection<String> names) {
    jdbc.sql(LOCK)
        .param("seed", kind.seed)
        .param("names", SqlArrays.of(names))
        .query(Long.class)
        .single();
  }

  /** Names of different kinds never meet; a transaction locks the kinds in this order. */
  public enum Kind {
    OWNER(84),
    SUBJECT(85);

    private final long seed;

    Kind(long seed) {
      this.seed = seed;
    }
  }
}
