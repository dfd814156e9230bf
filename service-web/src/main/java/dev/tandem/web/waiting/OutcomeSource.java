package dev.tandem.web.waiting;

import java.util.Collection;
import java.util.UUID;

/** Knows what has an outcome by now, whichever instance brought it. A service has one such bean. */
@FunctionalInterface
public interface OutcomeSource {

  /** Those of {@code ids} that have an outcome. */
  Collection<UUID> reachedAmong(Collection<UUID> ids);
}
