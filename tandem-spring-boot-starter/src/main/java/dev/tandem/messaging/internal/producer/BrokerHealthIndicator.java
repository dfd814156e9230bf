package dev.tandem.messaging.internal.producer;

import dev.tandem.messaging.internal.broker.BrokerBreaker;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Says DEGRADED while the broker cannot be used: business goes on, messages wait. It is no part of
 * liveness or readiness, and no reason to restart or avoid this instance.
 */
public final class BrokerHealthIndicator implements HealthIndicator {

  /** The service is up, but something it depends on is not. */
  public static final Status DEGRADED =
      new Status("DEGRADED", "Business goes on; messages wait in the outbox");

  private final BrokerWatch watch;
  private final BrokerBreaker breaker;

  public BrokerHealthIndicator(BrokerWatch watch, BrokerBreaker breaker) {
    this.watch = watch;
    this.breaker = breaker;
  }

  @Override
  public Health health() {
    String problem = watch.problem();
    Health.Builder health =
        problem == null && breaker.isClosed() ? Health.up() : Health.status(DEGRADED);
    if (problem != null) {
      health.withDetail("problem", problem);
    }
    return health.withDetail("circuitBreaker", breaker.state()).build();
  }
}
