package dev.tandem.messaging.internal.groupcommit;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What a failure says about trying again. */
enum FailureKind {

  /** Some command of the batch may be to blame: smaller parts can succeed. */
  COMMAND,

  /** A deadlock or a serialization conflict with someone else: the same again can succeed. */
  CONFLICT,

  /** The connection or the database broke under the batch: a new connection may do. */
  CONNECTION,

  /** No connection was to be had: no part of the batch has a better chance now. */
  OUTAGE;

  private static final int CAUSES_LOOKED_AT = 32;

  private static final List<String> CONFLICTS = List.of("40001", "40P01");

  // Connection, resources, operator intervention (but not a cancelled statement), system error, and
  // a primary that has become a read-only standby.
  private static final List<String> BROKEN = List.of("08", "53", "57P", "58", "25006", "40003");

  static FailureKind of(Throwable failure) {
    if (anyCause(failure, FailureKind::gotNoConnection)) {
      return OUTAGE;
    }
    SQLException sql = firstCause(failure, SQLException.class);
    if (sql != null) {
      if (brokenConnection(sql)) {
        return CONNECTION;
      }
      if (hasState(sql, CONFLICTS)) {
        return CONFLICT;
      }
      if (sql.getSQLState() != null) {
        return COMMAND;
      }
    }
    if (anyCause(failure, ConcurrencyFailureException.class::isInstance)) {
      return CONFLICT;
    }
    boolean resource = anyCause(failure, DataAccessResourceFailureException.class::isInstance)
        || anyCause(failure, TransientDataAccessResourceException.class::isInstance);
    return resource ? CONNECTION : COMMAND;
  }

  /** Whether the database itself refused: its answer came, so nothing was committed. */
  static boolean isAnswerOfTheDatabase(Throwable failure) {
    SQLException sql = firstCause(failure, SQLException.class);
    return sql != null && sql.getSQLState() != null && !brokenConnection(sql);
  }

  /** Whether the failure came from talking to the database at all. */
  static boolean isFromTheConnection(Throwable failure) {
    return anyCause(failure, SQLException.class::isInstance)
        || anyCause(failure, IOException.class::isInstance);
  }

  private static boolean gotNoConnection(Throwable cause) {
    return cause instanceof CannotCreateTransactionException
        || cause instanceof CannotGetJdbcConnectionException
        || cause instanceof SQLTransientConnectionException;
  }

  private static boolean brokenConnection(SQLException sql) {
    return sql instanceof SQLRecoverableException
        || sql instanceof SQLTransientConnectionException
        || sql instanceof SQLNonTransientConnectionException
        || hasState(sql, BROKEN);
  }

  private static boolean hasState(SQLException sql, List<String> prefixes) {
    String state = sql.getSQLState();
    return state != null && prefixes.stream().anyMatch(state::startsWith);
  }

  private static <T extends Throwable> @Nullable T firstCause(Throwable failure, Class<T> type) {
    return causes(failure).filter(type::isInstance).map(type::cast).findFirst().orElse(null);
  }

  private static boolean anyCause(Throwable failure, Predicate<Throwable> test) {
    return causes(failure).anyMatch(test);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(CAUSES_LOOKED_AT);
  }
}
