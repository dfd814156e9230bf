package dev.tandem.messaging.internal.deadletter;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Says DEGRADED while dead letters wait for an operator. It is no part of liveness or readiness: a
 * restart or another instance would help none of them.
 */
public final class DeadLetterHealthIndicator implements HealthIndicator {

  private static final Status DEGRADED =
      new Status("DEGRADED", "Business goes on, but for what waits behind dead letters");

  private final JdbcDeadLetters store;

  public DeadLetterHealthIndicator(JdbcDeadLetters store) {
    this.store = store;
  }

  @Override
  public Health health() {
    long open = store.open().count();
    Health.Builder health = open == 0 ? Health.up() : Health.status(DEGRADED);
    return health.withDetail("open", open).build();
  }
}
