package dev.tandem.console.journal;

import java.time.Instant;
import java.util.UUID;

import dev.tandem.messaging.Event;
import dev.tandem.messaging.RawEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event as the console stores it.
 *
 * @param type its full type, with version
 * @param sequence the subject's sequence number; null where the type carries none
 * @param traceId its trace
 * @param data the event's data
 * @param envelope its complete CloudEvents JSON
 */
public record JournalledEvent(
    UUID id,
    String topic,
    String type,
    String source,
    String subject,
    @Nullable Long sequence,
    Instant occurredAt,
    @Nullable String traceId,
    JsonNode data,
    String envelope) {

  static JournalledEvent of(Event<RawEvent> event) {
    RawEvent raw = event.data();
    return new JournalledEvent(
        event.id(),
        raw.topic(),
        event.type(),
        event.source(),
        event.subject(),
        event.sequence().isPresent() ? event.sequence().getAsLong() : null,
        event.time(),
        traceId(event.traceparent()),
        raw.data(),
        Secrets.without(raw.envelope()));
  }

  /** The event whose CloudEvents JSON is {@code envelope}. */
  static JournalledEvent of(String topic, JsonNode envelope) {
    JsonNode sequence = envelope.path("sequence");
    return new JournalledEvent(
        UUID.fromString(envelope.path("id").asString()),
        topic,
        envelope.path("type").asString(),
        envelope.path("source").asString(),
        envelope.path("subject").asString(""),
        sequence.isMissingNode() ? null : Long.valueOf(sequence.asString()),
        Instant.parse(envelope.path("time").asString()),
        traceId(envelope.path("traceparent").asString(null)),
        envelope.path("data"),
        Secrets.without(envelope.toString()));
  }

  /** The type's name alone: {@code RechargeCompleted}. */
  public String name() {
    return nameOf(type);
  }

  /** The name in a full type: {@code RechargeCompleted} of {@code dev.tandem.….v1}. */
  public static String nameOf(String type) {
    int version = type.lastIndexOf('.');
    int name = version < 0 ? -1 : type.lastIndexOf('.', version - 1);
    return name < 0 ? type : type.substring(name + 1, version);
  }

  private static @Nullable String traceId(@Nullable String traceparent) {
    if (traceparent == null) {
      return null;
    }
    String[] parts = traceparent.split("-");
    return parts.length < 2 ? null : parts[1];
  }
}
