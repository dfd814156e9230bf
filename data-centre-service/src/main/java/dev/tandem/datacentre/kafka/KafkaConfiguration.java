package dev.tandem.datacentre.kafka;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KafkaProperties.class)
class KafkaConfiguration {

  @Bean
  KafkaConnection kafkaConnection(KafkaProperties properties) {
    return new KafkaConnection(properties);
  }

  @Bean
  KafkaTopics kafkaTopics(KafkaConnection connection, KafkaProperties properties) {
    return new KafkaTopics(connection, properties);
  }

  @Bean
  KafkaWriter kafkaWriter(KafkaConnection connection) {
    return new KafkaWriter(connection);
  }

  @Bean
  KafkaHealthIndicator kafkaHealthIndicator(KafkaWriter writer) {
    return new KafkaHealthIndicator(writer);
  }
}
