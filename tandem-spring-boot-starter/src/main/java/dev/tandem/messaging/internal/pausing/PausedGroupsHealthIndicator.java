package dev.tandem.messaging.internal.pausing;

import java.util.List;

import dev.tandem.messaging.internal.producer.BrokerHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Says DEGRADED while a group is paused, and by whom and why. It is no part of liveness or
 * readiness: somebody wanted it so.
 */
public final class PausedGroupsHealthIndicator implements HealthIndicator {

  private final JdbcPausedGroups groups;

  public PausedGroupsHealthIndicator(JdbcPausedGroups groups) {
    this.groups = groups;
  }

  @Override
  public Health health() {
    List<PausedGroup> paused = groups.all();
    Health.Builder health =
        paused.isEmpty() ? Health.up() : Health.status(BrokerHealthIndicator.DEGRADED);
    paused.forEach(it -> health.withDetail(
        it.group(), "paused by " + it.by() + " since " + it.at() + ": " + it.reason()));
    return health.build();
  }
}
