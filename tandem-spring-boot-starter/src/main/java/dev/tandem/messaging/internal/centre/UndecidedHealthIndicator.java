package dev.tandem.messaging.internal.centre;

import dev.tandem.messaging.internal.producer.BrokerHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Says DEGRADED while prepared transactions wait for an operator. */
public final class UndecidedHealthIndicator implements HealthIndicator {

  private final JdbcTransactions store;

  public UndecidedHealthIndicator(JdbcTransactions store) {
    this.store = store;
  }

  @Override
  public Health health() {
    long waiting = store.waiting().count();
    Health.Builder health =
        waiting == 0 ? Health.up() : Health.status(BrokerHealthIndicator.DEGRADED);
    return health.withDetail("undecided", waiting).build();
  }
}
