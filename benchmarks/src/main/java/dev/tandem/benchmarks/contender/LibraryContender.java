package dev.tandem.benchmarks.contender;

import java.util.Map;
import java.util.Objects;

import dev.tandem.benchmarks.stack.Environment;
import dev.tandem.benchmarks.workload.Command;
import dev.tandem.benchmarks.workload.Effects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A Spring Boot application on an outbox library, which sends through a {@link MessageRelay}. It
 * must define a {@link TransactionalIntake}.
 */
abstract class LibraryContender implements Contender {

  private final Class<?> application;
  private final String library;
  private final Map<String, Object> properties;
  private @Nullable ConfigurableApplicationContext context;
  private @Nullable MessageRelay relay;
  private @Nullable InboxConsumer consumer;
  private @Nullable TransactionalIntake intake;

  LibraryContender(Class<?> application, String library, Map<String, Object> properties) {
    this.application = application;
    this.library = library;
    this.properties = properties;
  }

  @Override
  public Kind kind() {
    return Kind.PEER;
  }

  @Override
  public void start(Environment environment, Effects effects) throws Exception {
    environment.createTopic(name());
    MessageRelay sending = new MessageRelay(environment, name());
    relay = sending;
    context = SpringApplicationOf.start(
        this, application, library, environment, effects, properties, sending);
    intake = context.getBean(TransactionalIntake.class);
    started(context);
    consumer = InboxConsumer.start(environment, name(), name(), effects);
  }

  /** Called once the application runs. */
  void started(ConfigurableApplicationContext running) {}

  @Override
  public void request(Command command) {
    Objects.requireNonNull(intake, "not started").recharge(command);
  }

  @Override
  public void stop() {
    if (context != null) {
      context.close();
    }
    if (relay != null) {
      relay.stop();
    }
    if (consumer != null) {
      consumer.stop();
    }
  }
}
