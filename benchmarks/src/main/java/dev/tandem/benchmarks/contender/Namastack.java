package dev.tandem.benchmarks.contender;

import java.util.Map;

import dev.tandem.benchmarks.workload.Recharged;
import dev.tandem.benchmarks.workload.RechargedJson;
import io.namastack.outbox.Outbox;
import io.namastack.outbox.annotation.OutboxHandler;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** namastack-outbox: a row in the request's transaction, polled and handled by a pool. */
final class Namastack extends LibraryContender {

  private static final String POLL = "50ms";
  private static final String BATCH = "500";
  private static final String THREADS = "16";

  Namastack() {
    super(
        Application.class,
        "io.namastack.",
        Map.of(
            "namastack.outbox.polling.fixed.interval", POLL,
            "namastack.outbox.polling.batch-size", BATCH,
            "namastack.outbox.processing.executor-core-pool-size", THREADS,
            "namastack.outbox.processing.executor-max-pool-size", THREADS,
            "namastack.outbox.processing.delete-completed-records", "true",
            "namastack.outbox.retry.max-retries", "1000"));
  }

  @Override
  public String name() {
    return "namastack";
  }

  @Override
  public String settings() {
    return "namastack-outbox 1.6.0 (JDBC), polls every " + POLL + " for up to " + BATCH + " keys, "
        + THREADS + " threads, deletes completed records; " + InboxConsumer.SETTINGS;
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {

    @Bean
    Handler handler(MessageRelay relay) {
      return new Handler(relay);
    }

    @Bean
    TransactionalIntake intake(Outbox outbox, JdbcTemplate jdbc) {
      return new TransactionalIntake(
          jdbc, command -> outbox.schedule(Recharged.of(command), Long.toString(command.id())));
    }
  }

  static class Handler {

    private final MessageRelay relay;

    Handler(MessageRelay relay) {
      this.relay = relay;
    }

    @OutboxHandler
    public void handle(Recharged event) {
      relay.send(Long.toString(event.rechargeId()), RechargedJson.write(event));
    }
  }
}
