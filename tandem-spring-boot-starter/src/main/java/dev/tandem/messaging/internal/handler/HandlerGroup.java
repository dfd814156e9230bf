package dev.tandem.messaging.internal.handler;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.internal.envelope.EventDescriptor;
import org.jspecify.annotations.Nullable;

/** All handler methods of one consumer group, and the event types that each of them handles. */
public final class HandlerGroup {

  private final String name;
  private final boolean ordered;
  private final boolean broadcast;
  private final Map<String, HandlerMethod> methodsByType = new LinkedHashMap<>();
  private final Map<String, HandlerMethod> methodsByTopic = new LinkedHashMap<>();
  private final Map<String, Class<?>> records = new LinkedHashMap<>();
  private final Set<HandledType> types = new LinkedHashSet<>();
  private final TopicFilters filters;

  /** A group of the kind that its first {@code handler} asks for. */
  HandlerGroup(String name, EventHandler handler) {
    this.name = name;
    this.ordered = handler.ordered();
    this.broadcast = handler.broadcast();
    this.filters = new TopicFilters(name, handler, types);
  }

  /** Refuses a method that wants another kind of group than the methods before it. */
  void requireLikeItself(HandlerMethod method, EventHandler handler) {
    if (handler.ordered() != ordered) {
      throw new InvalidHandlerException("group " + name + " mixes ordered and unordered handlers: "
          + method + "; order holds for a whole group");
    }
    if (handler.broadcast() != broadcast) {
      throw new InvalidHandlerException("group " + name + " mixes broadcast and shared handlers: "
          + method + "; a whole group is told one way");
    }
    filters.requireLikeTheirs(method, handler);
    if (broadcast && ordered) {
      throw new InvalidHandlerException(
          method + " asks for order, which a broadcast has not: nothing remembers how far it is");
    }
    if (broadcast && method.callsOutside()) {
      throw new InvalidHandlerException(
          method + " returns an Effect, but a broadcast has no transaction to apply it in");
    }
  }

  void add(HandlerMethod method, EventDescriptor event, Collection<String> tags) {
    if (ordered && !event.isSequenced()) {
      throw new InvalidHandlerException(
          method + " asks for order, but " + event.type() + " names no sequence component");
    }
    requireFree(event.type(), method, methodsByType.putIfAbsent(event.type(), method));
    records.put(event.type(), event.recordType());
    if (!event.holdsTag() && !tags.isEmpty()) {
      throw new InvalidHandlerException(
          method + " names tags, but the tag of " + event.type() + " is always " + event.name());
    }
    if (event.holdsTag()) {
      filters.name(event.topic(), tags, method);
    }
    types.add(new HandledType(
        event.topic(), event.holdsTag() ? HandledType.anyOf(tags) : event.name(), event.type()));
  }

  /** Gives {@code method} every event of {@code topic} that no other method handles. */
  void addTopic(HandlerMethod method, String topic, Collection<String> tags) {
    requireFree("topic " + topic, method, methodsByTopic.putIfAbsent(topic, method));
    filters.name(topic, tags, method);
    types.add(new HandledType(topic, HandledType.anyOf(tags), HandledType.ALL));
  }

  private void requireFree(String what, HandlerMethod method, @Nullable HandlerMethod other) {
    if (other != null) {
      throw new InvalidHandlerException(
          "group " + name + " handles " + what + " twice: " + other + " and " + method);
    }
  }

  public String name() {
    return name;
  }

  /** Whether events of one subject are handled in the order of their sequence numbers. */
  public boolean ordered() {
    return ordered;
  }

  /** Whether every instance handles every event. */
  public boolean broadcast() {
    return broadcast;
  }

  public Set<String> topics() {
    return types.stream().map(HandledType::topic).collect(Collectors.toCollection(TreeSet::new));
  }

  public Collection<HandlerMethod> methods() {
    Set<HandlerMethod> methods = new LinkedHashSet<>(methodsByType.values());
    methods.addAll(methodsByTopic.values());
    return methods;
  }

  /** The event types that the group handles. */
  public Set<HandledType> types() {
    return Collections.unmodifiableSet(types);
  }

  /** What the broker hands over of each topic. */
  public TopicFilters filters() {
    return filters;
  }

  /** Whether a message with {@code tag} may hold an event that the group handles. */
  public boolean handlesTag(String topic, String tag) {
    return types.stream().anyMatch(type -> type.hasTag(topic, tag));
  }

  /**
   * Whether the group names tags for events of {@code type}, and {@code tag} is none of them. Where
   * it names none the type alone decides, whatever else the event shares its message with.
   */
  public boolean filtersOut(String topic, String type, String tag) {
    return first(it -> it.isVersionOf(topic, type))
        .or(() -> first(it -> it.isVersionOf(topic, HandledType.ALL)))
        .filter(it -> it.namesTags() && !it.hasTag(topic, tag))
        .isPresent();
  }

  private Optional<HandledType> first(Predicate<HandledType> which) {
    return types.stream().filter(which).findFirst();
  }

  /** The method that handles events of {@code type} in {@code topic}, if there is one. */
  public @Nullable HandlerMethod methodFor(String topic, String type) {
    HandlerMethod method = methodsByType.get(type);
    return method == null ? methodsByTopic.get(topic) : method;
  }

  /**
   * The record that events of {@code type} are bound to; null where they are handed over as raw
   * events.
   */
  public @Nullable Class<?> recordFor(String type) {
    return records.get(type);
  }

  /**
   * Whether an event without a handler may be passed over. A type that shares its name with a
   * handled one is another version of it: passing it over would drop an event that this group must
   * handle.
   */
  public boolean mayPassOver(String topic, String type) {
    return types.stream().noneMatch(handled -> handled.isVersionOf(topic, type));
  }

  @Override
  public String toString() {
    return "group " + name + " on " + topics();
  }
}
