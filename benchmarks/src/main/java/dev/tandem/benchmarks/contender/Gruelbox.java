package dev.tandem.benchmarks.contender;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.gruelbox.transactionoutbox.Dialect;
import com.gruelbox.transactionoutbox.Persistor;
import com.gruelbox.transactionoutbox.SpringInstantiator;
import com.gruelbox.transactionoutbox.SpringTransactionManager;
import com.gruelbox.transactionoutbox.Submitter;
import com.gruelbox.transactionoutbox.TransactionOutbox;
import dev.tandem.benchmarks.workload.Recharged;
import dev.tandem.benchmarks.workload.RechargedJson;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * gruelbox transaction-outbox: a row in the request's transaction, sent right after COMMIT by a
 * worker.
 */
final class Gruelbox extends LibraryContender {

  private static final int WORKERS = 16;
  private static final int QUEUE = 100_000;
  private static final int FLUSH_BATCH = 1_000;
  private static final Duration ATTEMPTS = Duration.ofSeconds(30);

  private volatile boolean stopped;

  Gruelbox() {
    super(Application.class, "none", Map.of());
  }

  @Override
  public String name() {
    return "gruelbox";
  }

  @Override
  public String settings() {
    return "transaction-outbox 4.2.268 in Spring transactions, " + WORKERS
        + " workers send right after COMMIT, queue " + QUEUE + ", attempt frequency "
        + ATTEMPTS.toSeconds() + " s, flush batch " + FLUSH_BATCH + ", flushed every second; "
        + InboxConsumer.SETTINGS;
  }

  @Override
  void started(ConfigurableApplicationContext running) {
    TransactionOutbox outbox = running.getBean(TransactionOutbox.class);
    Thread.ofPlatform().daemon().name("gruelbox-flush").start(() -> flush(outbox));
  }

  private void flush(TransactionOutbox outbox) {
    while (!stopped) {
      boolean more;
      try {
        more = outbox.flush();
      } catch (RuntimeException e) {
        // The next flush finds what this one left.
        more = false;
      }
      if (!more) {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
      }
    }
  }

  @Override
  public void stop() {
    stopped = true;
    super.stop();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({SpringTransactionManager.class, SpringInstantiator.class})
  static class Application {

    @Bean(destroyMethod = "shutdownNow")
    ThreadPoolExecutor workers() {
      return new ThreadPoolExecutor(
          WORKERS, WORKERS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(QUEUE));
    }

    @Bean
    TransactionOutbox outbox(
        SpringTransactionManager transactions,
        SpringInstantiator instantiator,
        ThreadPoolExecutor workers) {
      return TransactionOutbox.builder()
          .transactionManager(transactions)
          .instantiator(instantiator)
          .persistor(Persistor.forDialect(Dialect.POSTGRESQL_9))
          .submitter(Submitter.withExecutor(workers))
          .attemptFrequency(ATTEMPTS)
          .flushBatchSize(FLUSH_BATCH)
          .blockAfterAttempts(1_000)
          .build();
    }

    @Bean
    Sending sending(MessageRelay relay) {
      return (key, json) -> relay.send(key, json.getBytes(UTF_8));
    }

    @Bean
    TransactionalIntake intake(TransactionOutbox outbox, JdbcTemplate jdbc) {
      return new TransactionalIntake(
          jdbc,
          command -> outbox
              .schedule(Sending.class)
              .send(
                  Long.toString(command.id()),
                  new String(RechargedJson.write(Recharged.of(command)), UTF_8)));
    }
  }

  /** The interface that the library calls later; its arguments are of types that it can store. */
  interface Sending {
    void send(String key, String json);
  }
}
