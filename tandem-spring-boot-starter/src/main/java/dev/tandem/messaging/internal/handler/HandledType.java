package dev.tandem.messaging.internal.handler;

/**
 * An event type that a group handles.
 *
 * @param tag the RocketMQ tag that messages of this type carry
 * @param type the full CloudEvents type
 */
public record HandledType(String topic, String tag, String type) {

  /** Stands for all tags and types of a topic. */
  public static final String ALL = "*";

  /** Whether messages of {@code topic} with {@code tag} may hold this type. */
  public boolean hasTag(String messageTopic, String messageTag) {
    return topic.equals(messageTopic) && (tag.equals(ALL) || tag.equals(messageTag));
  }

  /** Whether {@code eventType} in {@code messageTopic} is this type. */
  public boolean isType(String messageTopic, String eventType) {
    return topic.equals(messageTopic) && (type.equals(ALL) || type.equals(eventType));
  }
}
