package dev.tandem.messaging.internal.inbox;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
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
}
