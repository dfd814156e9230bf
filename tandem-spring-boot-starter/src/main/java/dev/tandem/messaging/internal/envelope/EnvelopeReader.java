package dev.tandem.messaging.internal.envelope;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;

import dev.tandem.messaging.internal.envelope.ReceivedEvent.Broken;
import dev.tandem.messaging.internal.envelope.ReceivedEvent.Intact;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads CloudEvents 1.0 JSON, single or batch. Attributes it does not know are ignored; attributes
 * the protocol needs must be there.
 */
public final class EnvelopeReader {

  private EnvelopeReader() {}

  /**
   * The events of a message body. One event with a broken envelope comes as {@link Broken} and
   * leaves its neighbours readable.
   *
   * @param contentType the message's content type
   * @throws UnreadableMessageException if the body as a whole is not what its content type says
   */
  public static List<ReceivedEvent> read(@Nullable String contentType, byte[] body) {
    boolean batch = ContentTypes.isBatch(contentType);
    if (!batch && !ContentTypes.isEvent(contentType)) {
      throw new UnreadableMessageException("content type is not CloudEvents JSON: " + contentType);
    }
    String json = decode(body);
    JsonNode root = parse(json);
    if (!batch) {
      return List.of(readOne(root, () -> json));
    }
    if (!root.isArray()) {
      throw new UnreadableMessageException("a batch must be a JSON array");
    }
    List<ReceivedEvent> events = new ArrayList<>(root.size());
    for (JsonNode element : root) {
      events.add(readOne(element, () -> EventJson.MAPPER.writeValueAsString(element)));
    }
    return events;
  }

  private static String decode(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new UnreadableMessageException("body is not UTF-8", e);
    }
  }

  private static JsonNode parse(String json) {
    if (json.isBlank()) {
      throw new UnreadableMessageException("body is empty");
    }
    try {
      return EventJson.MAPPER.readTree(json);
    } catch (JacksonException e) {
      throw new UnreadableMessageException("body is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static ReceivedEvent readOne(JsonNode event, Supplier<String> text) {
    try {
      return new Intact(attributes(event), data(event), text);
    } catch (UnreadableMessageException e) {
      return new Broken(String.valueOf(e.getMessage()), text);
    }
  }

  private static EventAttributes attributes(JsonNode event) {
    if (!event.isObject()) {
      throw new UnreadableMessageException("an event must be a JSON object");
    }
    if (!"1.0".equals(text(event, "specversion"))) {
      throw new UnreadableMessageException("specversion is not 1.0");
    }
    return new EventAttributes(
        id(required(event, "id")),
        required(event, "source"),
        required(event, "type"),
        required(event, "subject"),
        time(required(event, "time")),
        sequence(event.get("sequence")),
        uri(text(event, "dataschema")),
        text(event, "traceparent"));
  }

  private static JsonNode data(JsonNode event) {
    JsonNode data = event.get("data");
    if (data == null || !data.isObject()) {
      throw new UnreadableMessageException("data is not a JSON object");
    }
    return data;
  }

  private static @Nullable String text(JsonNode event, String name) {
    JsonNode value = event.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      throw new UnreadableMessageException(name + " is not a string");
    }
    return value.stringValue();
  }

  private static String required(JsonNode event, String name) {
    String value = text(event, name);
    if (value == null || value.isEmpty()) {
      throw new UnreadableMessageException(name + " is missing");
    }
    return value;
  }

  private static UUID id(String value) {
    try {
      UUID id = UUID.fromString(value);
      // UUID.fromString takes short forms too; two spellings of one id would pass the inbox twice.
      if (id.toString().equalsIgnoreCase(value)) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      throw new UnreadableMessageException("id is not a UUID: " + value, e);
    }
    throw new UnreadableMessageException("id is not a UUID: " + value);
  }

  private static Instant time(String value) {
    try {
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      throw new UnreadableMessageException("time is not RFC 3339: " + value, e);
    }
  }

  /** The extension is a string; a plain number is read too, as other writers send it. */
  private static OptionalLong sequence(@Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(value.asString()));
    } catch (JacksonException | NumberFormatException e) {
      throw new UnreadableMessageException("sequence is not a number", e);
    }
  }

  private static @Nullable URI uri(@Nullable String value) {
    try {
      return value == null ? null : URI.create(value);
    } catch (IllegalArgumentException e) {
      throw new UnreadableMessageException("dataschema is not a URI: " + value, e);
    }
  }
}
