package dev.tandem.messaging.internal.processing;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tandem.messaging.OutageException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.stubbing.OngoingStubbing;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

class DatabaseWatchTest {

  private final JdbcClient jdbc = mock(JdbcClient.class, RETURNS_DEEP_STUBS);
  private final DatabaseWatch watch = new DatabaseWatch(jdbc);

  @BeforeEach
  void takesWrites() {
    answers(true);
  }

  private OngoingStubbing<Boolean> answers(boolean writable) {
    return when(jdbc.sql(anyString()).query(Boolean.class).single()).thenReturn(writable);
  }

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
  void waitsWhileThePoolHasNoConnectionForATransaction() {
    AtomicInteger tries = new AtomicInteger();
    var away = new CannotCreateTransactionException("", new SQLException("", "57P03"));
    when(jdbc.sql(anyString()).query(Boolean.class).single())
        .thenThrow(away)
        .thenThrow(away)
        .thenReturn(true);

    int result = watch.whileUp(() -> {
      if (tries.incrementAndGet() == 1) {
        throw away;
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

  @Test
  void waitsUntilAStandbyTakesWrites() {
    AtomicInteger tries = new AtomicInteger();
    var unused = answers(false).thenReturn(false, true);

    int result = watch.whileUp(() -> {
      if (tries.incrementAndGet() == 1) {
        throw new UncategorizedSQLException("insert", null, new SQLException("", "25006"));
      }
      return 42;
    });

    assertThat(result).isEqualTo(42);
    assertThat(tries).hasValue(2);
  }

  @Test
  void holdsAReadOnlyTransactionAgainstTheHandlerWhereTheDatabaseTakesWrites() {
    AtomicInteger tries = new AtomicInteger();

    assertThatExceptionOfType(UncategorizedSQLException.class)
        .isThrownBy(() -> watch.whileUp(() -> {
          tries.incrementAndGet();
          throw new UncategorizedSQLException("insert", null, new SQLException("", "25006"));
        }));

    assertThat(tries).hasValue(4);
  }

  @Test
  void triesAgainAtOnceWhatLostAConflict() {
    AtomicInteger tries = new AtomicInteger();

    int result = watch.whileUp(() -> {
      if (tries.incrementAndGet() <= 3) {
        throw new CannotAcquireLockException("", new SQLException("", "40001"));
      }
      return 42;
    });

    assertThat(result).isEqualTo(42);
  }

  @Test
  void repeatsWorkWhileWhatItNeedsIsAwayThoughTheDatabaseIsUp() {
    AtomicInteger tries = new AtomicInteger();

    int result = watch.whileUp(() -> {
      if (tries.incrementAndGet() <= 2) {
        throw new IllegalStateException(new OutageException("no answer", new IOException()));
      }
      return 42;
    });

    assertThat(result).isEqualTo(42);
    assertThat(tries).hasValue(3);
  }

  @Test
  void givesUpWaitingWhenTheApplicationStops() {
    watch.stop();

    assertThatExceptionOfType(AwayException.class)
        .isThrownBy(() -> watch.whileUp(() -> {
          throw new OutageException("no answer", new IOException());
        }));
  }
}
