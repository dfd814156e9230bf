package dev.tandem.messaging.inbox;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseWatchTest {

  @ParameterizedTest
  @ValueSource(strings = {"08006", "08001", "57P01", "57P02", "57P03"})
  void takesALostConnectionForAnOutage(String state) {
    assertThat(DatabaseWatch.lostConnection(
            new IllegalStateException(new SQLException("gone", state))))
        .isTrue();
  }

  @Test
  void takesAnEmptyPoolForAnOutage() {
    assertThat(DatabaseWatch.lostConnection(new CannotGetJdbcConnectionException(
            "no connection", new SQLTransientConnectionException("timed out"))))
        .isTrue();
  }

  @Test
  void holdsEverythingElseAgainstTheEvent() {
    Set<Exception> others = Set.of(
        new IllegalStateException("a defect"),
        new SQLException("no state"),
        new DataIntegrityViolationException("twice", new SQLException("duplicate", "23505")));

    assertThat(others).noneMatch(DatabaseWatch::lostConnection);
  }
}
