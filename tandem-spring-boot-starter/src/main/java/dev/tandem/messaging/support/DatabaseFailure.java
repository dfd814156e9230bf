package dev.tandem.messaging.support;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Classifies a failure by the state of the database, and so by whether trying again can help. It
 * looks through the whole chain of causes, at PostgreSQL's own codes first and at Spring's and
 * JDBC's exceptions where there are none.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL error
 *     codes</a>
 */
public enum DatabaseFailure {

  /** The database is not the cause: the same again fails the same way. */
  NONE,

  /**
   * Lost a deadlock or a serialization conflict to somebody else: the same again at once can
   * succeed.
   */
  CONFLICT,

  /**
   * A statement or the wait for a lock took longer than allowed, or the server ran short of memory:
   * less at once, or the same later, can succeed.
   */
  STRAINED,

  /**
   * The connection broke. What was not committed is rolled back; whether a COMMIT under way took
   * effect is unknown. The same over a new connection can succeed.
   */
  CONNECTION_LOST,

  /**
   * No connection was available, or the database takes no writes: it starts or stops, its disk is
   * full, or it has become a standby in a failover. Nothing has a better chance until that is over.
   */
  UNAVAILABLE;

  private static final List<String> CONFLICTS = List.of("40001", "40P01");

  private static final List<String> STRAINS =
      List.of("57014", "55P03", "25P03", "25P04", "53000", "53200", "53400", "58");

  private static final List<String> LOST = List.of("08", "40003", "57P");

  // cannot_connect_now, too_many_connections, no connection established or accepted,
  // read_only_sql_transaction, disk_full.
  private static final List<String> UNAVAILABLES =
      List.of("57P03", "53300", "08001", "08004", "25006", "53100");

  /** Classifies {@code failure} by its chain of causes. */
  public static DatabaseFailure of(Throwable failure) {
    // A pool that has no connection to give may tell why it lost the last one: that is not ours.
    if (Causes.of(failure).anyMatch(DatabaseFailure::gotNoConnection)) {
      return UNAVAILABLE;
    }
    return Causes.find(failure, SQLException.class)
        .map(sql -> of(sql, failure))
        .orElseGet(() -> withoutSql(failure));
  }

  /** Whether the database is away, or was when the failure happened: waiting for it helps. */
  public boolean isOutage() {
    return this == CONNECTION_LOST || this == UNAVAILABLE;
  }

  /** Whether the same can succeed later without a change to the application. */
  public boolean isPassing() {
    return this != NONE;
  }

  private static boolean gotNoConnection(Throwable cause) {
    return cause instanceof CannotCreateTransactionException
        || cause instanceof CannotGetJdbcConnectionException
        || cause instanceof SQLTransientConnectionException;
  }

  private static DatabaseFailure of(SQLException sql, Throwable failure) {
    String state = sql.getSQLState();
    if (startsWithAny(state, UNAVAILABLES)) {
      return UNAVAILABLE;
    }
    if (startsWithAny(state, CONFLICTS)) {
      return CONFLICT;
    }
    if (startsWithAny(state, STRAINS) || sql instanceof SQLTimeoutException) {
      return STRAINED;
    }
    if (startsWithAny(state, LOST)
        || sql instanceof SQLRecoverableException
        || sql instanceof SQLNonTransientConnectionException) {
      return CONNECTION_LOST;
    }
    if (state != null) {
      return NONE;
    }
    boolean resource = Causes.contain(failure, DataAccessResourceFailureException.class)
        || Causes.contain(failure, TransientDataAccessResourceException.class);
    return resource ? CONNECTION_LOST : withoutSql(failure);
  }

  /** Spring uses the same exceptions for other stores: those are no outage of the database. */
  private static DatabaseFailure withoutSql(Throwable failure) {
    if (Causes.contain(failure, ConcurrencyFailureException.class)) {
      return CONFLICT;
    }
    boolean passing = Causes.contain(failure, TransientDataAccessException.class)
        || Causes.contain(failure, RecoverableDataAccessException.class)
        || Causes.contain(failure, DataAccessResourceFailureException.class);
    return passing ? STRAINED : NONE;
  }

  private static boolean startsWithAny(@Nullable String state, List<String> prefixes) {
    return state != null && prefixes.stream().anyMatch(state::startsWith);
  }
}
