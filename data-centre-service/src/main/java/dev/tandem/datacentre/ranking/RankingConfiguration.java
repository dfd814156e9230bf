package dev.tandem.datacentre.ranking;

import java.time.Duration;
import java.util.Map;

import dev.tandem.datacentre.kafka.KafkaConnection;
import dev.tandem.datacentre.kafka.KafkaTopics;
import dev.tandem.web.kafka.KeepRecords;
import dev.tandem.web.kafka.ReadTopic;
import dev.tandem.web.work.PollingWorker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RankingProperties.class)
class RankingConfiguration {

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration BETWEEN_DELETIONS = Duration.ofHours(1);

  @Bean
  ReadTopic readMinutes(
      KafkaConnection connection, JdbcMinutes minutes, JsonMapper json, MeterRegistry registry) {
    var keeping = new KeepRecords<>(
        record -> json.readValue(record, FundMinute.class),
        minutes::keep,
        Counter.builder("tandem.datacentre.minutes.unreadable")
            .description("Records of fund-minutes that are no minutes")
            .register(registry));
    return new ReadTopic(
        "data-centre-minutes",
        connection.settings(Map.of()),
        KafkaTopics.FUND_MINUTES,
        keeping::keep);
  }

  @Bean
  PollingWorker minuteWorker(ReadTopic reading) {
    return new PollingWorker("minutes", AFTER_FAILURE, reading);
  }

  @Bean
  PollingWorker minuteRetention(JdbcMinutes minutes, RankingProperties properties) {
    return new PollingWorker("minute-retention", BETWEEN_DELETIONS, () -> {
      minutes.forgetOlderThan(properties.retention());
      return false;
    });
  }
}
