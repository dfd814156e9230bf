package dev.tandem.messaging.internal.envelope;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.UUID;

import dev.tandem.messaging.EventType;
import dev.tandem.messaging.internal.envelope.ReceivedEvent.Broken;
import dev.tandem.messaging.internal.envelope.ReceivedEvent.Intact;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EnvelopeTest {

  private static final UUID ID = UUID.fromString("01934c2e-7a00-7000-8000-000000000001");

  @EventType(
      topic = "parcels",
      type = "com.example.parcels.ParcelSent.v1",
      subject = "parcelId",
      sequence = "version")
  record ParcelSent(String parcelId, long version, Size size, Instant sentAt) {}

  enum Size {
    SMALL,
    LARGE;

    @Override
    public String toString() {
      return "a " + name().toLowerCase(Locale.ROOT) + " one";
    }
  }

  private static final ParcelSent SENT =
      new ParcelSent("p-1", 7, Size.LARGE, Instant.parse("2026-01-02T03:04:05.678Z"));

  @Test
  void readsBackWhatItWrote() {
    byte[] body = write(SENT);

    ReceivedEvent read = EnvelopeReader.read(ContentTypes.EVENT, body).get(0);

    assertThat(read).isInstanceOfSatisfying(Intact.class, event -> {
      assertThat(event.attributes()).isEqualTo(attributes(SENT));
      assertThat(EventJson.bind(event.data(), ParcelSent.class)).isEqualTo(SENT);
      assertThat(utf8(event.json())).isEqualTo(body);
    });
  }

  @Test
  void writesPlainCloudEvents() {
    JsonNode json = EventJson.MAPPER.readTree(write(SENT));

    assertThat(json.get("specversion").stringValue()).isEqualTo("1.0");
    assertThat(json.get("datacontenttype").stringValue()).isEqualTo("application/json");
    assertThat(json.get("sequence").stringValue()).isEqualTo("0000000000000000007");
    assertThat(json.get("data").get("sentAt").stringValue()).isEqualTo("2026-01-02T03:04:05.678Z");
    assertThat(json.get("data").get("size").stringValue()).isEqualTo("LARGE");
  }

  @Test
  void joinsSeveralEventsToOneBatch() {
    byte[] batch = EnvelopeWriter.join(List.of(write(SENT), write(SENT), write(SENT)));

    assertThat(EnvelopeReader.read(ContentTypes.BATCH + "; charset=utf-8", batch))
        .hasSize(3)
        .allMatch(Intact.class::isInstance);
  }

  @Test
  void leavesASingleEventAlone() {
    assertThat(EnvelopeWriter.join(List.of(write(SENT)))).isEqualTo(write(SENT));
  }

  @Test
  void keepsNeighboursOfABrokenEventReadable() {
    String good = new String(write(SENT), StandardCharsets.UTF_8);
    String bad = "{\"specversion\":\"1.0\",\"id\":\"7\",\"note\":\"kept\"}";

    List<ReceivedEvent> read =
        EnvelopeReader.read(ContentTypes.BATCH, utf8("[" + good + "," + bad + "]"));

    assertThat(read.get(0)).isInstanceOf(Intact.class);
    assertThat(read.get(1)).isInstanceOfSatisfying(Broken.class, event -> {
      assertThat(event.reason()).isEqualTo("id is not a UUID: 7");
      assertThat(event.json()).isEqualTo(bad);
    });
  }

  @Test
  void keepsTheBytesOfABrokenSingleEvent() {
    byte[] body = utf8("{ \"specversion\" : \"0.3\" }");

    assertThat(EnvelopeReader.read(ContentTypes.EVENT, body).get(0))
        .isInstanceOfSatisfying(Broken.class, event -> {
          assertThat(event.reason()).isEqualTo("specversion is not 1.0");
          assertThat(utf8(event.json())).isEqualTo(body);
        });
  }

  @Test
  void ignoresWhatItDoesNotKnow() {
    String newer = new String(write(SENT), StandardCharsets.UTF_8)
        .replace("\"source\"", "\"partitionkey\":\"k\",\"source\"")
        .replace("\"parcelId\"", "\"insured\":true,\"parcelId\"");

    assertThat(EnvelopeReader.read(ContentTypes.EVENT, utf8(newer)).get(0))
        .isInstanceOfSatisfying(
            Intact.class,
            event -> assertThat(EventJson.bind(event.data(), ParcelSent.class)).isEqualTo(SENT));
  }

  @Test
  void refusesBodiesThatAreNotWhatTheyClaim() {
    assertThatThrownBy(() -> EnvelopeReader.read("application/json", write(SENT)))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining("content type");
    assertThatThrownBy(() -> EnvelopeReader.read(null, write(SENT)))
        .isInstanceOf(UnreadableMessageException.class);
    assertThatThrownBy(() -> EnvelopeReader.read(ContentTypes.BATCH, write(SENT)))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining("array");
    assertThatThrownBy(() -> EnvelopeReader.read(ContentTypes.EVENT, utf8("not json")))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining("not JSON");
    assertThatThrownBy(() -> EnvelopeReader.read(ContentTypes.EVENT, new byte[] {(byte) 0xFF}))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining("UTF-8");
    assertThatThrownBy(() -> EnvelopeReader.read(ContentTypes.EVENT, new byte[0]))
        .isInstanceOf(UnreadableMessageException.class);
  }

  @Test
  void refusesDataThatDoesNotFitTheRecord() {
    JsonNode data = EventJson.MAPPER.readTree("{\"parcelId\":\"p-1\",\"version\":\"seven\"}");

    assertThatThrownBy(() -> EventJson.bind(data, ParcelSent.class))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining("ParcelSent");
    JsonNode lacking = EventJson.MAPPER.readTree("{\"parcelId\":\"p-1\"}");
    assertThatThrownBy(() -> EventJson.bind(lacking, ParcelSent.class))
        .isInstanceOf(UnreadableMessageException.class);
  }

  private static byte[] write(ParcelSent event) {
    return EnvelopeWriter.write(attributes(event), event);
  }

  private static EventAttributes attributes(ParcelSent event) {
    EventDescriptor descriptor = EventTypes.describe(ParcelSent.class);
    return new EventAttributes(
        ID,
        "parcel-service",
        descriptor.type(),
        descriptor.subjectOf(event),
        Instant.parse("2026-01-02T03:04:05Z"),
        OptionalLong.of(descriptor.sequenceOf(event).orElseThrow()),
        URI.create("https://example.com/schemas/" + descriptor.schemaFile()),
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
