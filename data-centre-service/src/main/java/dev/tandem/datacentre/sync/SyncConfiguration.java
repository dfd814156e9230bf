package dev.tandem.datacentre.sync;

import java.time.Clock;
import java.time.Duration;

import dev.tandem.datacentre.kafka.KafkaConnection;
import dev.tandem.datacentre.kafka.KafkaTopics;
import dev.tandem.messaging.support.PartitionedTable;
import dev.tandem.web.work.PollingWorker;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SyncProperties.class)
class SyncConfiguration {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration BETWEEN_READS = Duration.ofMillis(100);

  @Bean
  PartitionedTable kafkaEventTable(SyncProperties properties) {
    return new PartitionedTable(
        "kafka_event", PartitionedTable.Key.UUID_V7, DAY, 2, properties.retention());
  }

  @Bean
  ReadBack readBack(KafkaConnection connection, KafkaTopics topics, JdbcKafkaEvents events) {
    return new ReadBack(connection, topics, events);
  }

  @Bean
  PollingWorker readBackWorker(ReadBack reading) {
    return new PollingWorker("read-back", BETWEEN_READS, reading);
  }

  @Bean
  CompareOutboxes compareOutboxes(SyncProperties properties, JdbcKafkaEvents events) {
    return new CompareOutboxes(properties, events, Clock.systemUTC());
  }

  @Bean
  SyncMeters syncMeters(
      CompareOutboxes comparing, SyncProperties properties, MeterRegistry registry) {
    return new SyncMeters(comparing, properties.settled(), registry);
  }

  @Bean
  PollingWorker syncWorker(SyncMeters meters, SyncProperties properties) {
    return new PollingWorker("sync", properties.every(), meters);
  }
}
