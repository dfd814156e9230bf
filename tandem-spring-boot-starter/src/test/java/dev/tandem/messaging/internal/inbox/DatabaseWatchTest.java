package dev.tandem.messaging.internal.inbox;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;

class DatabaseWatchTest {

  // Answers every question at once: the database is up whenever it is asked.
  private final DatabaseWatch watch = new DatabaseWatch(mock(JdbcClient.class, RETURNS_DEEP_STUBS));

  @Test
  void triesAgainWhatLostItsConnectionThoughTheDatabaseIsBackAlready() {
    AtomicInteger tries = new AtomicInteger();

    int result = watch.whileUp(() -> {
      if (tries.incrementAndGet() == 1) {
        throw new DataAccessResourceFailureException("", new SQLException("", "08006"));
      }
      return 42;
    });

    assertThat(result).isEqualTo(42);
    assertThat(tries).hasValue(2);
  }

  @Test
  void triesNothingAgainThatFailsWhileTheDatabaseIsUp() {
    AtomicInteger tries = new AtomicInteger();

    assertThatIllegalStateException()
        .isThrownBy(() -> watch.whileUp(() -> {
          tries.incrementAndGet();
          throw new IllegalStateException("a defect");
        }));

    assertThat(tries).hasValue(1);
  }

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
