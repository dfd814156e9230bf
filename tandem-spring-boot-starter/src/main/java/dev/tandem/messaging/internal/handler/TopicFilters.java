package dev.tandem.messaging.internal.handler;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import dev.tandem.messaging.EventHandler;

/**
 * What a group takes of its topics. All its instances take the same, also while two versions run
 * side by side: the broker keeps one offset for a group, so an instance skips what its own filter
 * leaves out for all of them.
 */
public final class TopicFilters {

  private final String group;
  private final boolean filtered;
  private final boolean wholeTopics;
  private final Set<HandledType> types;
  private final Map<String, String> named = new HashMap<>();

  /** The filters of a group that handles {@code types}, which are still to come. */
  TopicFilters(String group, EventHandler handler, Set<HandledType> types) {
    this.group = group;
    this.filtered = handler.filtered();
    // What a subject's other events are must be known in order to pass them over.
    this.wholeTopics = handler.ordered() || handler.broadcast();
    this.types = types;
  }

  void requireLikeTheirs(HandlerMethod method, EventHandler handler) {
    if (handler.filtered() != filtered) {
      throw new InvalidHandlerException("group " + group + " mixes filtered and other handlers: "
          + method + "; the broker filters for a whole group");
    }
    if (filtered && wholeTopics) {
      throw new InvalidHandlerException(
          method + " asks for a filter, which an ordered group and a broadcast cannot have");
    }
  }

  /** Takes {@code tags} of what each message of {@code topic} has its own tag for. */
  void name(String topic, Collection<String> tags, HandlerMethod method) {
    if (filtered && tags.isEmpty()) {
      throw new InvalidHandlerException(
          method + " asks for a filter, but takes all tags: name those that it takes");
    }
    String filter = HandledType.anyOf(tags);
    String former = named.putIfAbsent(topic, filter);
    if (former != null && !former.equals(filter)) {
      throw new InvalidHandlerException("group %s takes '%s' of %s, but %s takes '%s'; a group has"
              .formatted(group, former, topic, method, filter)
          + " one filter for a topic");
    }
  }

  /**
   * What the broker hands over of {@code topic}, as RocketMQ writes it; {@link HandledType#ALL}
   * unless the group is filtered or names tags.
   */
  public String atTheBroker(String topic) {
    boolean names = !named.getOrDefault(topic, HandledType.ALL).equals(HandledType.ALL);
    return !wholeTopics && (filtered || names)
        ? HandledType.anyOf(HandledType.tags(types, topic))
        : HandledType.ALL;
  }

  /** What other instances must know of this one: its types, and what the broker filters for it. */
  public Set<HandledType> announcement() {
    Set<HandledType> announced = new LinkedHashSet<>(types);
    types.stream().map(HandledType::topic).distinct().forEach(topic -> {
      String filter = atTheBroker(topic);
      if (!filter.equals(HandledType.ALL)) {
        announced.add(HandledType.filter(topic, filter));
      }
    });
    return announced;
  }

  /**
   * Refuses to run beside an instance that announces {@code others} in this group and takes
   * something else of one of its topics: one of the two would skip what the other must handle.
   *
   * @throws InvalidHandlerException if there is such a difference
   */
  public void requireLikeThoseOf(Collection<HandledType> others) {
    for (HandledType other : others) {
      String filter = named.get(other.topic());
      if (filter != null && other.namesTags() && !filter.equals(other.tag())) {
        throw different(filter, other.topic(), other.tag());
      }
      if (other.isFilter() && !other.tags().containsAll(HandledType.tags(types, other.topic()))) {
        throw different(
            HandledType.anyOf(HandledType.tags(types, other.topic())), other.topic(), other.tag());
      }
    }
    for (HandledType own : announcement()) {
      Collection<String> theirs = HandledType.tags(others, own.topic());
      if (own.isFilter() && !own.tags().containsAll(theirs)) {
        throw different(own.tag(), own.topic(), HandledType.anyOf(theirs));
      }
    }
  }

  private InvalidHandlerException different(String own, String topic, String theirs) {
    return new InvalidHandlerException(
        "group %s takes '%s' of %s, but an instance that was there within the last minute takes"
                .formatted(group, own, topic)
            + " '%s': stop it first, or name a new group".formatted(theirs));
  }
}
