package dev.tandem.web.waiting;

import java.util.Collection;
import java.util.UUID;

/**
 * Knows which payments have an outcome, reached by whichever instance. A service has one such bean.
 */
@FunctionalInterface
public interface OutcomeSource {

  /** Those of {@code ids} that have an outcome. */
  Collection<UUID> reachedAmong(Collection<UUID> ids);
}
