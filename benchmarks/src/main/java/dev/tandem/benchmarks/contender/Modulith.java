package dev.tandem.benchmarks.contender;

import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.tandem.benchmarks.workload.Recharged;
import dev.tandem.benchmarks.workload.RechargedJson;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;

/** Spring Modulith's event publication registry, with a listener that sends to RocketMQ. */
final class Modulith extends LibraryContender {

  private static final String THREADS = "16";
  private static final int RESUBMIT_SECONDS = 5;

  private @Nullable ScheduledExecutorService resubmitting;

  Modulith() {
    super(
        Application.class,
        "org.springframework.modulith.",
        Map.of(
            "spring.modulith.events.jdbc.schema-initialization.enabled",
            "true",
            "spring.modulith.events.completion-mode",
            "delete",
            "spring.task.execution.pool.core-size",
            THREADS,
            "spring.task.execution.pool.max-size",
            THREADS));
  }

  @Override
  void started(ConfigurableApplicationContext running) {
    FailedEventPublications failed = running.getBean(FailedEventPublications.class);
    resubmitting = Executors.newSingleThreadScheduledExecutor();
    Future<?> _ = resubmitting.scheduleWithFixedDelay(
        () -> resubmit(failed), RESUBMIT_SECONDS, RESUBMIT_SECONDS, TimeUnit.SECONDS);
  }

  private static void resubmit(FailedEventPublications failed) {
    try {
      failed.resubmit(ResubmissionOptions.defaults());
    } catch (RuntimeException e) {
      // They are still there for the next time.
    }
  }

  @Override
  public void stop() {
    if (resubmitting != null) {
      resubmitting.shutdownNow();
    }
    super.stop();
  }

  @Override
  public String name() {
    return "modulith";
  }

  @Override
  public String settings() {
    return "Spring Modulith 2.1.1 (JDBC registry, completion mode delete),"
        + " @ApplicationModuleListener sends, " + THREADS
        + " threads, failed publications resubmitted every " + RESUBMIT_SECONDS + " s; "
        + InboxConsumer.SETTINGS;
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {

    @Bean
    Listener listener(MessageRelay relay) {
      return new Listener(relay);
    }

    @Bean
    TransactionalIntake intake(ApplicationEventPublisher events, JdbcTemplate jdbc) {
      return new TransactionalIntake(jdbc, command -> events.publishEvent(Recharged.of(command)));
    }
  }

  static class Listener {

    private final MessageRelay relay;

    Listener(MessageRelay relay) {
      this.relay = relay;
    }

    @ApplicationModuleListener
    public void on(Recharged event) {
      relay.send(Long.toString(event.rechargeId()), RechargedJson.write(event));
    }
  }
}
