package dev.tandem.messaging.internal.handover;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import dev.tandem.test.Backends;
import dev.tandem.test.PostgresServer.Database;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

class JdbcGroupTypesIT {

  private final Database database = Backends.postgres().freshDatabase("together");
  private final JdbcClient jdbc = JdbcClient.create(source());
  private final JdbcGroupTypes types = types();

  @Test
  void letsOneInstanceOfAGroupLookAndAnnounceAtATime() throws Exception {
    var inside = new CountDownLatch(1);
    var mayLeave = new CountDownLatch(1);
    var first = inAThread(() -> types.alone("postmen", () -> {
      inside.countDown();
      hold(mayLeave);
    }));
    assertThat(inside.await(10, SECONDS)).isTrue();

    var second = inAThread(() -> types.alone("postmen", () -> {}));
    Awaitility.await().until(this::somebodyWaitsForTheLock);
    assertThat(second).isNotDone();
    types.alone("bakers", () -> {});

    mayLeave.countDown();
    first.get(10, SECONDS);
    second.get(10, SECONDS);
  }

  // The common pool may have a single thread.
  private static CompletableFuture<Void> inAThread(Runnable work) {
    return CompletableFuture.runAsync(work, task -> new Thread(task).start());
  }

  private boolean somebodyWaitsForTheLock() {
    return jdbc.sql(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted)")
        .query(Boolean.class)
        .single();
  }

  private static void hold(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private DriverManagerDataSource source() {
    return new DriverManagerDataSource(database.url(), database.username(), database.password());
  }

  private JdbcGroupTypes types() {
    var source = source();
    return new JdbcGroupTypes(
        JdbcClient.create(source),
        new TransactionTemplate(new DataSourceTransactionManager(source)));
  }
}
