package dev.tandem.messaging.internal.broker;

import dev.tandem.messaging.internal.MessagingProperties;
import org.apache.rocketmq.spring.autoconfigure.RocketMQProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Wires what all RocketMQ clients of the application share. */
@Configuration(proxyBeanMethods = false)
public class BrokerConfiguration {

  @Bean
  ServiceName messagingServiceName(MessagingProperties properties, Environment environment) {
    String name = properties.service();
    if (name == null) {
      name = environment.getProperty("spring.application.name");
    }
    if (name == null) {
      throw new InvalidConfigurationPropertyValueException(
          "tandem.messaging.service",
          null,
          "Name the service, here or by spring.application.name.");
    }
    return new ServiceName(name);
  }

  @Bean
  BrokerConnections messagingBrokerConnections(
      RocketMQProperties properties, ServiceName service, Environment environment) {
    RetiredProperties.refuse(environment);
    return BrokerConnections.of(properties, service);
  }

  @Bean
  BrokerBreaker messagingBrokerBreaker(MessagingProperties properties) {
    return new BrokerBreaker(properties.breaker());
  }
}
