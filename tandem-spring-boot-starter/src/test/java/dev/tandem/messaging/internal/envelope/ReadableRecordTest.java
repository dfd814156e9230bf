package dev.tandem.messaging.internal.envelope;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tandem.messaging.EventType;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ReadableRecordTest {

  sealed interface Means permits Card, Bank {}

  record Card(String number) implements Means {}

  record Bank(String iban) implements Means {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
  sealed interface Named permits First, Second {}

  record First(String text) implements Named {}

  record Second(long number) implements Named {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
  sealed interface NamedHolder permits Holder {}

  record Holder(Means means) implements NamedHolder {}

  abstract static class Shape {}

  static class Closed {
    private final String text;

    private Closed(String text) {
      this.text = text;
    }

    static Closed of(String text) {
      return new Closed(text);
    }

    public String getText() {
      return text;
    }
  }

  // Not static: that is the point.
  @SuppressWarnings("ClassCanBeStatic")
  class Inner {
    public String text = "";
  }

  static class Created {
    final String text;

    @JsonCreator
    Created(String text) {
      this.text = text;
    }
  }

  record Point(int x, int y) {}

  record Box<T>(T content) {}

  record Tree(String name, List<Tree> children) {}

  enum Colour {
    RED
  }

  @SuppressWarnings("ArrayRecordComponent")
  @EventType(topic = "t", type = "a.Sound.v1", subject = "id")
  record Sound(
      String id,
      int count,
      Long total,
      BigDecimal amount,
      BigInteger huge,
      Instant at,
      LocalDate day,
      Duration took,
      Currency currency,
      URI link,
      UUID reference,
      Colour colour,
      byte[] bytes,
      Optional<String> note,
      OptionalLong limit,
      List<Point> points,
      Set<Colour> colours,
      Map<String, BigDecimal> parts,
      SortedMap<Colour, List<Point>> byColour,
      Map<UUID, Object> free,
      Box<Point> box,
      Tree tree,
      Named named,
      Created created,
      JsonNode json,
      Object anything) {}

  @EventType(topic = "t", type = "a.Paid.v1", subject = "id")
  record Paid(String id, Means means) {}

  @EventType(topic = "t", type = "a.PaidTwice.v1", subject = "id")
  record PaidTwice(String id, List<Means> means) {}

  @EventType(topic = "t", type = "a.PaidDeep.v1", subject = "id")
  record PaidDeep(String id, Map<String, Box<Means>> boxes) {}

  @EventType(topic = "t", type = "a.PaidBehind.v1", subject = "id")
  record PaidBehind(String id, NamedHolder holder) {}

  @EventType(topic = "t", type = "a.Wrapped.v1", subject = "id")
  record Wrapped<T>(String id, T data) {}

  @EventType(topic = "t", type = "a.Drawn.v1", subject = "id")
  record Drawn(String id, Shape shape) {}

  @EventType(topic = "t", type = "a.Shut.v1", subject = "id")
  record Shut(String id, Closed closed) {}

  @EventType(topic = "t", type = "a.Nested.v1", subject = "id")
  record Nested(String id, Inner inner) {}

  @EventType(topic = "t", type = "a.Keyed.v1", subject = "id")
  record Keyed(String id, Map<Point, String> names) {}

  @Test
  void acceptsWhatCanBeReadBack() {
    assertThatCode(() -> EventTypes.describe(Sound.class)).doesNotThrowAnyException();
  }

  @Test
  void refusesComponentsOfWhichTheRecordIsNotKnown() {
    assertRefused(Paid.class, "$Paid.means cannot be read back");
    assertRefused(PaidTwice.class, "$PaidTwice.means cannot be read back");
    assertRefused(PaidDeep.class, "$PaidDeep.boxes.content cannot be read back");
    assertRefused(PaidBehind.class, "$PaidBehind.holder.means cannot be read back");
    assertRefused(Drawn.class, "$Drawn.shape cannot be read back");
    assertRefused(Wrapped.class, "is generic");
  }

  @Test
  void refusesClassesThatCannotBeMadeFromJson() {
    assertRefused(Shut.class, "$Shut.closed cannot be read back");
    assertRefused(Nested.class, "$Nested.inner cannot be read back");
  }

  @Test
  void refusesKeysThatAreNoText() {
    assertRefused(Keyed.class, "$Keyed.names cannot be read back");
  }

  private static void assertRefused(Class<?> event, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EventTypes.describe(event))
        .withMessageContaining(reason);
  }
}
