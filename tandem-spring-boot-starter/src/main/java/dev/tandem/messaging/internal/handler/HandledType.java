package dev.tandem.messaging.internal.handler;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An event type that a group handles.
 *
 * @param tag the RocketMQ tag that messages of this type carry; several of them if the group names
 *     some, and {@link #ALL} if every message has its own and the group names none
 * @param type the full CloudEvents type
 */
public record HandledType(String topic, String tag, String type) {

  /** Stands for all tags and types of a topic. */
  public static final String ALL = "*";

  /** Stands for the type where what is told is only what the broker hands over of a topic. */
  private static final String FILTER = "";

  private static final String OR = " || ";

  /** Tells other instances that the broker hands over nothing but {@code tags} of {@code topic}. */
  static HandledType filter(String topic, String tags) {
    return new HandledType(topic, tags, FILTER);
  }

  boolean isFilter() {
    return type.equals(FILTER);
  }

  /** Several tags as RocketMQ writes them; all where {@code tags} is empty or says so. */
  static String anyOf(Collection<String> tags) {
    return tags.isEmpty() || tags.contains(ALL) ? ALL : String.join(OR, new TreeSet<>(tags));
  }

  /** Whether messages of {@code topic} with {@code tag} may hold this type. */
  public boolean hasTag(String messageTopic, String messageTag) {
    return topic.equals(messageTopic)
        && (tag.equals(ALL)
            || tag.equals(messageTag)
            || (tag.contains(OR) && tags().contains(messageTag)));
  }

  /** All single tags of what {@code types} take of {@code topic}; {@link #ALL} among them. */
  static Set<String> tags(Collection<HandledType> types, String topic) {
    return types.stream()
        .filter(type -> type.topic().equals(topic))
        .flatMap(type -> type.tags().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The single tags of {@link #tag()}. */
  List<String> tags() {
    return Arrays.asList(tag.split(" \\|\\| "));
  }

  /** Whether the group names tags here: it takes them, whatever the type is called. */
  boolean namesTags() {
    return !isFilter() && !tag.equals(nameOf(type));
  }

  /** Whether {@code eventType} in {@code messageTopic} is this type, perhaps in another version. */
  boolean isVersionOf(String messageTopic, String eventType) {
    return topic.equals(messageTopic) && nameOf(type).equals(nameOf(eventType));
  }

  /** Whether {@code eventType} in {@code messageTopic} is this type. */
  public boolean isType(String messageTopic, String eventType) {
    return topic.equals(messageTopic) && (type.equals(ALL) || type.equals(eventType));
  }

  /**
   * {@code OrderPlaced} of {@code com.example.OrderPlaced.v1}, also for types no record here
   * describes.
   */
  private static String nameOf(String type) {
    int version = type.lastIndexOf('.');
    return version < 0 ? type : type.substring(type.lastIndexOf('.', version - 1) + 1, version);
  }
}
