package dev.tandem.messaging.internal.broker;

import java.util.Map;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/**
 * Settings that rocketmq-spring's properties have replaced. Ignoring them silently would mislead.
 */
final class RetiredProperties {

  private static final Map<String, String> SUCCESSORS = Map.of(
      "tandem.messaging.name-server", "rocketmq.name-server",
      "tandem.messaging.producer.group", "rocketmq.producer.group",
      "tandem.messaging.producer.send-timeout",
          "rocketmq.producer.send-message-timeout, in milliseconds",
      "tandem.messaging.producer.max-message-size", "rocketmq.producer.max-message-size, in bytes");

  private RetiredProperties() {}

  /** Throws if any of them is set, and says what to set instead. */
  static void refuse(Environment environment) {
    Binder binder = Binder.get(environment);
    SUCCESSORS.forEach((retired, successor) -> binder
        .bind(retired, String.class)
        .ifBound(value -> {
          throw new InvalidConfigurationPropertyValueException(
              retired, value, "It is no longer read. Set %s instead.".formatted(successor));
        }));
  }
}
