package dev.tandem.benchmarks.contender;

import java.util.List;
import java.util.Objects;

import dev.tandem.benchmarks.stack.Environment;
import dev.tandem.benchmarks.workload.Books;
import dev.tandem.benchmarks.workload.Command;
import dev.tandem.benchmarks.workload.Effects;
import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.EventType;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Transactional;

/** Tandem's starter as an ordinary application uses it: a transaction for each request. */
final class TandemOneByOne implements Contender {

  static final String TOPIC = "tandem-one-by-one";

  private @Nullable ConfigurableApplicationContext context;
  private @Nullable Intake intake;

  @EventType(topic = TOPIC, type = "dev.tandem.benchmarks.OneRecharged.v1", subject = "rechargeId")
  record OneRecharged(String rechargeId, long walletId, long amountMinor, String details) {}

  @Override
  public String name() {
    return "tandem-one-by-one";
  }

  @Override
  public Kind kind() {
    return Kind.TANDEM;
  }

  @Override
  public String settings() {
    return "@Transactional method, outbox row and half message for each request; "
        + TandemApplication.CONSUMER_SETTINGS;
  }

  @Override
  public void start(Environment environment, Effects effects) {
    context = TandemApplication.start(this, Application.class, TOPIC, environment, effects, true);
    intake = context.getBean(Intake.class);
  }

  @Override
  public void request(Command command) {
    Objects.requireNonNull(intake, "not started").recharge(command);
  }

  @Override
  public void stop() {
    if (context != null) {
      context.close();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Import(TandemApplication.class)
  static class Application {

    @Bean
    Intake intake(Books books, EventPublisher events) {
      return new Intake(books, events);
    }

    @Bean
    Consumer consumer(TandemApplication.Applying applying) {
      return new Consumer(applying);
    }
  }

  static class Intake {

    private final Books books;
    private final EventPublisher events;

    Intake(Books books, EventPublisher events) {
      this.books = books;
      this.events = events;
    }

    @Transactional
    public void recharge(Command command) {
      books.recharge(command);
      events.publish(new OneRecharged(
          Long.toString(command.id()),
          command.walletId(),
          command.amountMinor(),
          command.details()));
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
