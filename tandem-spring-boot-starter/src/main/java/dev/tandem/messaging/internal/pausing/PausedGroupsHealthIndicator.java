package dev.tandem.messaging.internal.pausing;

import java.util.List;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Says DEGRADED while a group is paused, and by whom and why. It is no part of liveness or
 * readiness: somebody wanted it so.
 */
public final class PausedGroupsHealthIndicator implements HealthIndicator {

  private static final Status DEGRADED =
      new Status("DEGRADED", "Business goes on, but for what paused groups handle");

  private final JdbcPausedGroups groups;

  public PausedGroupsHealthIndicator(JdbcPausedGroups groups) {
    this.groups = groups;
  }

  @Override
  public Health health() {
    List<PausedGroup> paused = groups.all();
    Health.Builder health = paused.isEmpty() ? Health.up() : Health.status(DEGRADED);
    paused.forEach(it -> health.withDetail(
        it.group(), "paused by " + it.by() + " since " + it.at() + ": " + it.reason()));
    return health.build();
  }
}
