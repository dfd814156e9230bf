package dev.tandem.analytics.feature;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is kept of one thing: the owners that were seen with it within a day. Its fields are public
 * because Flink serializes it.
 */
public final class ThingHistory {

  /** Accounts that buy and cancel are a ring from this number on, if they are half of all. */
  static final int RING = 3;

  static final int MOST = 256;

  /** The last sighting of each owner; of the same time, what was told last. */
  public Map<String, Sighting> owners = new HashMap<>();

  /** The owners of whom it was told that they belong to a ring. */
  public Set<String> told = new HashSet<>();

  public long newestMillis;

  public long version;

  public ThingHistory() {}

  void add(Sighting sighting) {
    newestMillis = Math.max(newestMillis, sighting.atMillis());
    var before = owners.get(sighting.ownerId());
    if (before == null || before.atMillis() <= sighting.atMillis()) {
      owners.put(sighting.ownerId(), sighting);
    }
    owners.values().removeIf(it -> it.atMillis() <= newestMillis - OwnerHistory.DAY);
    if (owners.size() > MOST) {
      owners.values().stream()
          .min(Comparator.comparingLong(Sighting::atMillis))
          .ifPresent(oldest -> owners.remove(oldest.ownerId()));
    }
    told.retainAll(owners.keySet());
    version++;
  }

  /** The owners who have cancelled. */
  List<String> cancellers() {
    return owners.values().stream()
        .filter(it -> it.cancelled() > 0)
        .map(Sighting::ownerId)
        .sorted()
        .toList();
  }

  boolean isRing() {
    var cancellers = cancellers().size();
    return cancellers >= RING && 2 * cancellers >= owners.size();
  }

  Map<String, Double> features() {
    return Map.of(
        "owners.24h", (double) owners.size(),
        "cancellers.24h", (double) cancellers().size(),
        "ring", isRing() ? 1.0 : 0.0);
  }
}
