package dev.tandem.datacentre.kafka;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Degraded while Kafka takes no events; they wait at the broker. */
final class KafkaHealthIndicator implements HealthIndicator {

  private final KafkaWriter writer;

  KafkaHealthIndicator(KafkaWriter writer) {
    this.writer = writer;
  }

  @Override
  public Health health() {
    var trouble = writer.trouble();
    return trouble == null
        ? Health.up().build()
        : Health.status("DEGRADED").withDetail("problem", trouble).build();
  }
}
