package dev.tandem.messaging.internal.centre;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Says DEGRADED while prepared transactions wait for an operator. */
public final class UndecidedHealthIndicator implements HealthIndicator {

  private static final Status DEGRADED =
      new Status("DEGRADED", "Business goes on, but for the events of undecided transactions");

  private final JdbcTransactions store;

  public UndecidedHealthIndicator(JdbcTransactions store) {
    this.store = store;
  }

  @Override
  public Health health() {
    long waiting = store.waiting().count();
    Health.Builder health = waiting == 0 ? Health.up() : Health.status(DEGRADED);
    return health.withDetail("undecided", waiting).build();
  }
}
