package dev.tandem.messaging.internal.processing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.tandem.messaging.OutageException;
import dev.tandem.messaging.support.Causes;
import dev.tandem.messaging.support.DatabaseFailure;
import dev.tandem.messaging.support.OutageLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * Waits while the database is away, or what a handler needs. An outage is not the events' failure:
 * it must not use up their attempts, nor fill the dead-letter table once it is over.
 */
public final class DatabaseWatch {

  private static final Logger log = LoggerFactory.getLogger(DatabaseWatch.class);
  private static final OutageLog outage = new OutageLog(log);

  /**
   * The RocketMQ client gives up on messages that take 15 minutes, and those that come after a
   * batch have waited for it already.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** The number of repeats of work that fails as in an outage although the database is up. */
  private static final int MOST_PASSING = 3;

  private final JdbcClient jdbc;
  private final CountDownLatch stopped = new CountDownLatch(1);

  public DatabaseWatch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Does {@code work}, and repeats it as long as it fails because the database is away, or with
   * {@link OutageException}. It is also repeated a few times after a lost conflict, or when the
   * database is back before the check.
   *
   * @throws AwayException if that lasts, or the application stops
   */
  <T> T whileUp(Supplier<T> work) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    int passing = 0;
    while (true) {
      try {
        return work.get();
      } catch (RuntimeException | Error e) {
        if (Causes.contain(e, OutageException.class)) {
          outage.failed("Consuming waits, what a handler needs is away: {}", e.toString());
          pause(deadline, e);
          continue;
        }
        DatabaseFailure failure = DatabaseFailure.of(e);
        boolean mayPass = failure.isOutage() || failure == DatabaseFailure.CONFLICT;
        boolean up = isUp();
        passing = up ? passing + 1 : 0;
        if (up && (!mayPass || passing > MOST_PASSING)) {
          throw e;
        }
        if (!up || failure.isOutage()) {
          outage.failed("The database is away; consuming waits for it: {}", e.toString());
          awaitUp(deadline, e);
        }
      }
    }
  }

  public void stop() {
    stopped.countDown();
  }

  private void awaitUp(long deadline, Throwable cause) {
    do {
      pause(deadline, cause);
    } while (!isUp());
    log.info("The database is back");
  }

  private void pause(long deadline, Throwable cause) {
    if (System.nanoTime() > deadline || stops()) {
      throw new AwayException(cause);
    }
  }

  private boolean stops() {
    try {
      return stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /**
   * The database counts as up if it takes writes: a standby, or a server without room, answers too.
   */
  private boolean isUp() {
    try {
      return jdbc.sql("SELECT current_setting('transaction_read_only') = 'off'")
          .query(Boolean.class)
          .single();
    } catch (DataAccessException | TransactionException e) {
      return false;
    }
  }
}
