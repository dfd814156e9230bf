package dev.tandem.messaging.internal.handler;

import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;

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

  private static final String OR = " || ";

  /** Several tags as RocketMQ writes them; all tags where {@code tags} is empty. */
  static String anyOf(Collection<String> tags) {
    return tags.isEmpty() ? ALL : String.join(OR, new TreeSet<>(tags));
  }

  /** Whether messages of {@code topic} with {@code tag} may hold this type. */
  public boolean hasTag(String messageTopic, String messageTag) {
    return topic.equals(messageTopic)
        && (tag.equals(ALL) || tag.equals(messageTag) || (tag.contains(OR) && isAmong(messageTag)));
  }

  private boolean isAmong(String messageTag) {
    return Arrays.asList(tag.split(" \\|\\| ")).contains(messageTag);
  }

  /** Whether the group has a filter here: it takes tags, whatever the type is called. */
  boolean isFiltered() {
    return !tag.equals(nameOf(type));
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
