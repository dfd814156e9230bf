package dev.tandem.messaging.internal.inbox;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * How long this instance took to handle the events of late. In memory and bounded: a figure for
 * people, not worth a write for each event.
 */
public final class RecentHandling {

  private static final int KEPT = 10_000;

  private final Map<Key, Handled> handled = new LinkedHashMap<>();

  private record Key(UUID eventId, String group) {}

  /**
   * How an event was handled.
   *
   * @param took the time of its batch, with calls to the outside
   * @param batchSize the number of events in that batch
   */
  public record Handled(Duration took, int batchSize) {}

  /** Notes that all of {@code ids} but {@code failed} were handled together. */
  public synchronized void handled(
      String group, Collection<UUID> ids, Collection<UUID> failed, long nanos) {
    Handled one = new Handled(Duration.ofNanos(nanos), ids.size());
    for (UUID id : ids) {
      if (!failed.contains(id)) {
        handled.putIfAbsent(new Key(id, group), one);
      }
    }
    var oldest = handled.keySet().iterator();
    while (handled.size() > KEPT) {
      oldest.next();
      oldest.remove();
    }
  }

  synchronized Optional<Handled> find(String group, UUID eventId) {
    return Optional.ofNullable(handled.get(new Key(eventId, group)));
  }
}
