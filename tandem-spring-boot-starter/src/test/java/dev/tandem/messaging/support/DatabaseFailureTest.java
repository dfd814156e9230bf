package dev.tandem.messaging.support;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseFailureTest {

  @ParameterizedTest
  @CsvSource({
    "08006, CONNECTION_LOST",
    "08003, CONNECTION_LOST",
    "08P01, CONNECTION_LOST",
    "57P01, CONNECTION_LOST",
    "57P02, CONNECTION_LOST",
    "40003, CONNECTION_LOST",
    "08001, UNAVAILABLE",
    "08004, UNAVAILABLE",
    "57P03, UNAVAILABLE",
    "53300, UNAVAILABLE",
    "53100, UNAVAILABLE",
    "25006, UNAVAILABLE",
    "40001, CONFLICT",
    "40P01, CONFLICT",
    "55P03, STRAINED",
    "57014, STRAINED",
    "25P03, STRAINED",
    "53200, STRAINED",
    "58030, STRAINED",
    "25P02, NONE",
    "23505, NONE",
    "42601, NONE",
    "22021, NONE",
  })
  void readsTheCodeOfPostgresThroughAllThatWrapsIt(String state, DatabaseFailure expected) {
    var wrapped = new IllegalStateException(
        new DataAccessResourceFailureException("", new SQLException("", state)));

    assertThat(DatabaseFailure.of(wrapped)).isEqualTo(expected);
  }

  @Test
  void takesAConnectionThatCannotBeHadForAnOutage() {
    assertThat(DatabaseFailure.of(new CannotGetJdbcConnectionException(
            "none", new SQLTransientConnectionException("timed out", "08006"))))
        .isEqualTo(DatabaseFailure.UNAVAILABLE);
    assertThat(DatabaseFailure.of(new CannotCreateTransactionException("none")))
        .isEqualTo(DatabaseFailure.UNAVAILABLE);
  }

  @Test
  void readsTheClassWhereThereIsNoCode() {
    assertThat(DatabaseFailure.of(new SQLNonTransientConnectionException()))
        .isEqualTo(DatabaseFailure.CONNECTION_LOST);
    assertThat(DatabaseFailure.of(
            new DataAccessResourceFailureException("", new SQLException("socket closed"))))
        .isEqualTo(DatabaseFailure.CONNECTION_LOST);
    assertThat(DatabaseFailure.of(new SQLTimeoutException())).isEqualTo(DatabaseFailure.STRAINED);
    assertThat(DatabaseFailure.of(new QueryTimeoutException("")))
        .isEqualTo(DatabaseFailure.STRAINED);
    assertThat(DatabaseFailure.of(new OptimisticLockingFailureException("")))
        .isEqualTo(DatabaseFailure.CONFLICT);
  }

  @Test
  void doesNotTakeAnotherStoresOutageForTheDatabases() {
    var cacheAway = new DataAccessResourceFailureException("cache", new IOException("refused"));

    assertThat(DatabaseFailure.of(cacheAway).isOutage()).isFalse();
    assertThat(DatabaseFailure.of(cacheAway).isPassing()).isTrue();
  }

  @Test
  void holdsEverythingElseAgainstTheWorkItself() {
    assertThat(DatabaseFailure.of(new IllegalStateException("a defect")).isPassing())
        .isFalse();
    assertThat(DatabaseFailure.of(new SQLException("no code")).isPassing()).isFalse();
    assertThat(DatabaseFailure.of(
                new DataIntegrityViolationException("", new SQLException("", "23505")))
            .isPassing())
        .isFalse();
  }
}
