package dev.tandem.messaging.internal.handover;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import dev.tandem.messaging.internal.handler.HandledType;
import dev.tandem.messaging.internal.handler.HandlerGroup;
import dev.tandem.messaging.internal.handler.InvalidHandlerException;

/**
 * Announces the types that this instance handles in one group, and knows those that other instances
 * have announced.
 *
 * <p>Reading them for every message would cost a round trip, so they are read once a second. An
 * instance with a type that the running group does not handle yet waits longer than that before it
 * starts: by then all instances know of the new type.
 */
public final class GroupVersions implements OtherVersions {

  private static final Duration RELIED_ON = Duration.ofSeconds(1);

  private static final Duration START_DELAY = Duration.ofMillis(1_500);

  /** Announcements within the time that one announcement stays valid. */
  private static final int ANNOUNCEMENTS = 10;

  /** An instance that has missed its announcements for this part of their validity is gone. */
  private static final int MISSED_ANNOUNCEMENTS = ANNOUNCEMENTS / 2;

  private final HandlerGroup group;
  private final JdbcGroupTypes store;
  private final Duration patience;
  private Set<HandledType> others = Set.of();
  private long readAt;
  private boolean read;
  private long announcedAt;
  private boolean announced;

  /**
   * The versions of one group.
   *
   * @param patience the time a type counts as handled after the last announcement of it
   */
  public GroupVersions(HandlerGroup group, JdbcGroupTypes store, Duration patience) {
    this.group = group;
    this.store = store;
    this.patience = patience;
  }

  /**
   * Announces this instance before it consumes. Returns once all other instances of the group know,
   * which takes time only where this one handles types that they do not.
   *
   * @throws InvalidHandlerException if one of them takes something else of a topic
   */
  public void join() {
    Set<HandledType> known = store.known(group.name(), patience);
    store.alone(group.name(), () -> {
      group
          .filters()
          .requireLikeThoseOf(store.known(group.name(), patience.dividedBy(MISSED_ANNOUNCEMENTS)));
      announce();
    });
    if (!known.isEmpty() && !known.containsAll(group.types())) {
      LockSupport.parkNanos(START_DELAY.toNanos());
    }
  }

  /** Announces this instance once more, if it is time to. */
  public synchronized void announceAgain() {
    long passed = System.nanoTime() - announcedAt;
    if (!announced || passed >= patience.dividedBy(ANNOUNCEMENTS).toNanos()) {
      announce();
    }
  }

  private synchronized void announce() {
    store.announce(group.name(), group.filters().announcement());
    announcedAt = System.nanoTime();
    announced = true;
  }

  @Override
  public boolean handleTag(String topic, String tag) {
    return others().stream().anyMatch(type -> type.hasTag(topic, tag));
  }

  @Override
  public boolean handleType(String topic, String type) {
    return others().stream().anyMatch(other -> other.isType(topic, type));
  }

  @Override
  public Set<String> topics() {
    return others().stream().map(HandledType::topic).collect(Collectors.toCollection(TreeSet::new));
  }

  private synchronized Set<HandledType> others() {
    long now = System.nanoTime();
    if (!read || now - readAt > RELIED_ON.toNanos()) {
      others = store.known(group.name(), patience).stream()
          .filter(type -> !group.types().contains(type))
          .collect(Collectors.toUnmodifiableSet());
      readAt = now;
      read = true;
    }
    return others;
  }
}
