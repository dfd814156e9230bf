package dev.tandem.messaging.internal.deadletter;

import dev.tandem.messaging.internal.producer.BrokerHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Says DEGRADED while dead letters wait for an operator. It is no part of liveness or readiness: a
 * restart or another instance would help none of them.
 */
public final class DeadLetterHealthIndicator implements HealthIndicator {

  private final JdbcDeadLetters store;

  public DeadLetterHealthIndicator(JdbcDeadLetters store) {
    this.store = store;
  }

  @Override
  public Health health() {
    long open = store.open().count();
    Health.Builder health = open == 0 ? Health.up() : Health.status(BrokerHealthIndicator.DEGRADED);
    return health.withDetail("open", open).build();
  }
}
