package dev.tandem.messaging.internal.envelope;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tandem.messaging.EventType;
import org.jspecify.annotations.Nullable;

/** The checked {@link EventType} of one event record. */
public final class EventDescriptor {

  /** {@code <package>.<Name>.v<n>}; the name may be a RocketMQ tag, so its letters are limited. */
  private static final Pattern TYPE =
      Pattern.compile("(?:[\\p{Alnum}_-]+\\.)+([\\p{Alnum}_-]+)\\.(v[1-9]\\d*)");

  private static final int MAX_SUBJECT_LENGTH = 255;

  private static final Pattern TAG = Pattern.compile("[\\p{Alnum}_-]{1,64}");

  private static final Pattern TOPIC = Pattern.compile("[\\p{Alnum}_%|-]{1,127}");

  private final Class<?> recordType;
  private final String topic;
  private final String type;
  private final String name;
  private final String version;
  private final Method subject;
  private final @Nullable Method sequence;
  private final @Nullable Method tag;

  EventDescriptor(Class<?> recordType) {
    EventType declared = recordType.getAnnotation(EventType.class);
    if (!recordType.isRecord() || declared == null) {
      throw invalid(recordType, "is not a record annotated with @EventType");
    }
    Matcher parts = TYPE.matcher(declared.type());
    if (!parts.matches()) {
      throw invalid(recordType, "has type '" + declared.type() + "', not <package>.<Name>.v<n>");
    }
    if (!TOPIC.matcher(declared.topic()).matches()) {
      throw invalid(recordType, "has topic '" + declared.topic() + "', not a RocketMQ topic name");
    }
    ReadableRecord.require(recordType);
    this.recordType = recordType;
    this.topic = declared.topic();
    this.type = declared.type();
    this.name = parts.group(1);
    this.version = parts.group(2);
    this.subject = accessor(recordType, declared.subject(), String.class);
    this.sequence = declared.sequence().isEmpty()
        ? null
        : accessor(recordType, declared.sequence(), long.class);
    this.tag = declared.tag().isEmpty() ? null : accessor(recordType, declared.tag(), String.class);
  }

  private static Method accessor(Class<?> recordType, String component, Class<?> wanted) {
    RecordComponent found = Arrays.stream(recordType.getRecordComponents())
        .filter(candidate -> candidate.getName().equals(component))
        .findFirst()
        .orElseThrow(() -> invalid(recordType, "has no component '" + component + "'"));
    if (found.getType() != wanted) {
      throw invalid(recordType, "." + component + " must be a " + wanted.getSimpleName());
    }
    Method accessor = found.getAccessor();
    // The record itself may be package-private; its accessor is public all the same.
    accessor.setAccessible(true);
    return accessor;
  }

  private static IllegalArgumentException invalid(Class<?> recordType, String problem) {
    return new IllegalArgumentException(
        recordType.getName() + (problem.startsWith(".") ? "" : " ") + problem);
  }

  public Class<?> recordType() {
    return recordType;
  }

  public String topic() {
    return topic;
  }

  /** The full CloudEvents type, with its version. */
  public String type() {
    return type;
  }

  /** The type's bare name: the RocketMQ tag, unless each event holds its own. */
  public String name() {
    return name;
  }

  /** Whether each event holds its tag, so that the type alone does not tell it. */
  public boolean holdsTag() {
    return tag != null;
  }

  /**
   * The RocketMQ tag of {@code event}.
   *
   * @throws IllegalArgumentException if it holds one that is no tag
   */
  public String tagOf(Object event) {
    if (tag == null) {
      return name;
    }
    if (read(tag, event) instanceof String text && isTag(text)) {
      return text;
    }
    throw invalid(recordType, "." + tag.getName() + " is the tag: 1 to 64 letters, digits, _ or -");
  }

  /** Whether {@code text} may be a tag. */
  public static boolean isTag(String text) {
    return TAG.matcher(text).matches();
  }

  /** The schema's path below the publisher's base: {@code <Name>.v<n>.json}. */
  public String schemaFile() {
    return name + "." + version + ".json";
  }

  /** Whether the type carries its subject's sequence number. */
  public boolean isSequenced() {
    return sequence != null;
  }

  /**
   * The subject of {@code event}.
   *
   * @throws IllegalArgumentException if the subject is missing, too long or not plain text
   */
  public String subjectOf(Object event) {
    Object value = read(subject, event);
    if (!(value instanceof String text) || text.isBlank()) {
      throw invalid(recordType, "." + subject.getName() + " is the subject and must not be empty");
    }
    if (text.length() > MAX_SUBJECT_LENGTH || text.chars().anyMatch(Character::isISOControl)) {
      throw invalid(
          recordType,
          "."
              + subject.getName()
              + " is the subject: at most "
              + MAX_SUBJECT_LENGTH
              + " characters, none of them a control character");
    }
    return text;
  }

  /**
   * The subject's sequence number, if the type carries one.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public OptionalLong sequenceOf(Object event) {
    if (sequence == null || !(read(sequence, event) instanceof Long number)) {
      return OptionalLong.empty();
    }
    if (number < 1) {
      throw invalid(recordType, "." + sequence.getName() + " counts from 1, not " + number);
    }
    return OptionalLong.of(number);
  }

  private static @Nullable Object read(Method accessor, Object event) {
    try {
      return accessor.invoke(event);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalArgumentException("cannot read " + accessor, e);
    }
  }
}
