package dev.tandem.messaging.internal.envelope;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;

/** Writes events as CloudEvents 1.0 JSON. */
public final class EnvelopeWriter {

  /** Bytes that a batch needs for each event besides the event itself: a comma or a bracket. */
  public static final int BATCH_OVERHEAD_PER_EVENT = 1;

  private EnvelopeWriter() {}

  /**
   * One event.
   *
   * @throws IllegalArgumentException if the record does not serialize
   */
  public static byte[] write(EventAttributes attributes, Object data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonGenerator json = EventJson.MAPPER.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringProperty("specversion", "1.0");
      json.writeStringProperty("id", attributes.id().toString());
      json.writeStringProperty("source", attributes.source());
      json.writeStringProperty("type", attributes.type());
      json.writeStringProperty("subject", attributes.subject());
      json.writeStringProperty("time", attributes.time().toString());
      json.writeStringProperty("datacontenttype", "application/json");
      if (attributes.dataschema() != null) {
        json.writeStringProperty("dataschema", attributes.dataschema().toString());
      }
      if (attributes.sequence().isPresent()) {
        json.writeStringProperty("sequence", sequence(attributes.sequence().getAsLong()));
      }
      if (attributes.traceparent() != null) {
        json.writeStringProperty("traceparent", attributes.traceparent());
      }
      json.writePOJOProperty("data", data);
      json.writeEndObject();
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          data.getClass().getName() + " does not serialize: " + e.getOriginalMessage(), e);
    }
    return out.toByteArray();
  }

  /** Several events in one body, in their order; a single event stays a plain object. */
  public static byte[] join(List<byte[]> events) {
    if (events.size() == 1) {
      return events.get(0);
    }
    int size = 1 + events.size();
    for (byte[] event : events) {
      size += event.length;
    }
    byte[] body = new byte[size];
    int at = 0;
    for (byte[] event : events) {
      body[at] = (byte) (at == 0 ? '[' : ',');
      System.arraycopy(event, 0, body, at + 1, event.length);
      at += event.length + 1;
    }
    body[at] = ']';
    return body;
  }

  /** Padded, because the CloudEvents extension wants strings whose order is the numbers' order. */
  private static String sequence(long number) {
    return String.format(Locale.ROOT, "%019d", number);
  }
}
