package dev.tandem.benchmarks.contender;

import java.util.List;

import dev.tandem.benchmarks.workload.Command;
import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.EventType;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tandem's starter as an ordinary application uses it: a transaction for each request. */
final class TandemOneByOne extends TandemContender {

  static final String TOPIC = "tandem-one-by-one";

  private @Nullable TransactionalIntake intake;

  TandemOneByOne() {
    super(Application.class, true);
  }

  @EventType(topic = TOPIC, type = "dev.tandem.benchmarks.OneRecharged.v1", subject = "rechargeId")
  record OneRecharged(String rechargeId, long walletId, long amountMinor, String details) {}

  @Override
  public String name() {
    return TOPIC;
  }

  @Override
  public String settings() {
    return "@Transactional method, outbox row and half message for each request; "
        + TandemApplication.CONSUMER_SETTINGS;
  }

  @Override
  void started(ConfigurableApplicationContext running) {
    intake = running.getBean(TransactionalIntake.class);
  }

  @Override
  public void request(Command command) {
    started(intake).recharge(command);
  }

  @Configuration(proxyBeanMethods = false)
  @Import(TandemApplication.class)
  static class Application {

    @Bean
    TransactionalIntake intake(JdbcTemplate jdbc, EventPublisher events) {
      return new TransactionalIntake(
          jdbc,
          command -> events.publish(new OneRecharged(
              Long.toString(command.id()),
              command.walletId(),
              command.amountMinor(),
              command.details())));
    }

    @Bean
    Consumer consumer(TandemApplication.Applying applying) {
      return new Consumer(applying);
    }
  }

  static final class Consumer {

    private final TandemApplication.Applying applying;

    Consumer(TandemApplication.Applying applying) {
      this.applying = applying;
    }

    @EventHandler(group = "tandem-one-by-one-effects")
    void apply(List<OneRecharged> events) {
      applying.apply(
          events.stream().map(event -> Long.valueOf(event.rechargeId())).toList(),
          events.stream().map(OneRecharged::amountMinor).toList());
    }
  }
}
