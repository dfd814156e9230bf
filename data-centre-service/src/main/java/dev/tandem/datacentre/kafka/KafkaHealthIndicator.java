package dev.tandem.datacentre.kafka;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Degraded while Kafka takes no events. */
final class KafkaHealthIndicator implements HealthIndicator {

  private static final Status DEGRADED =
      new Status("DEGRADED", "Events wait at the broker until Kafka takes them");

  private final KafkaWriter writer;

  KafkaHealthIndicator(KafkaWriter writer) {
    this.writer = writer;
  }

  @Override
  public Health health() {
    var trouble = writer.trouble();
    return trouble == null
        ? Health.up().build()
        : Health.status(DEGRADED).withDetail("problem", trouble).build();
  }
}
