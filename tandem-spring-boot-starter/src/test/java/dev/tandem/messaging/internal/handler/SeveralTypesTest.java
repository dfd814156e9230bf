package dev.tandem.messaging.internal.handler;

import java.util.List;

import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.EventType;
import dev.tandem.messaging.RawEvent;
import org.junit.jupiter.api.Test;

import static dev.tandem.messaging.internal.handler.HandlerRegistryTest.assertRefused;
import static dev.tandem.messaging.internal.handler.HandlerRegistryTest.registry;
import static org.assertj.core.api.Assertions.assertThat;

// Handlers are called by reflection, and these never.
@SuppressWarnings({"UnusedMethod", "UnusedVariable"})
class SeveralTypesTest {

  sealed interface Weather permits Rain, Cold {}

  sealed interface Cold extends Weather permits Snow, Frost {}

  @EventType(topic = "wet", type = "w.Rain.v1", subject = "place")
  record Rain(String place) implements Weather {}

  @EventType(topic = "cold", type = "w.Snow.v1", subject = "place")
  record Snow(String place) implements Cold {}

  @EventType(topic = "cold", type = "w.Frost.v1", subject = "place")
  record Frost(String place) implements Cold {}

  sealed interface Mixed permits Named, Nameless {}

  @EventType(topic = "cold", type = "w.Named.v1", subject = "place")
  record Named(String place) implements Mixed {}

  record Nameless(String place) implements Mixed {}

  static class All {
    @EventHandler(group = "plain")
    void plain(Weather event) {}

    @EventHandler(group = "envelope")
    void envelope(Event<Weather> event) {}

    @EventHandler(group = "wildcard")
    void wildcard(Event<? extends Weather> event) {}

    @EventHandler(group = "list")
    void list(List<Weather> events) {}

    @EventHandler(group = "envelopes")
    void envelopes(List<Event<? extends Weather>> events) {}
  }

  static class Listed {
    @EventHandler(
        group = "any",
        types = {Rain.class, Named.class})
    void any(List<Event<?>> events) {}

    @EventHandler(
        group = "some",
        types = {Rain.class, Frost.class})
    void some(Weather event) {}
  }

  static class Raw {
    @EventHandler(group = "raw", topics = "cold")
    void all(Event<RawEvent> event) {}

    @EventHandler(group = "raw")
    void snow(Snow event) {}
  }

  @Test
  void takesEveryRecordOfASealedInterface() {
    assertThat(registry(new All()).groups())
        .hasSize(5)
        .allSatisfy(group -> assertThat(group.types())
            .extracting(HandledType::type)
            .containsExactlyInAnyOrder("w.Rain.v1", "w.Snow.v1", "w.Frost.v1"));
  }

  @Test
  void takesTheTypesItLists() {
    HandlerRegistry registry = registry(new Listed());

    assertThat(registry.group("any").topics()).containsExactlyInAnyOrder("wet", "cold");
    assertThat(registry.group("some").recordFor("w.Frost.v1")).isEqualTo(Frost.class);
    assertThat(registry.group("some").methodFor("cold", "w.Snow.v1")).isNull();
  }

  @Test
  void takesOfATopicWhatNoOtherMethodTakes() {
    HandlerGroup group = registry(new Raw()).group("raw");

    assertThat(group.methodFor("cold", "w.Snow.v1")).hasToString("Raw.snow(Snow)");
    assertThat(group.methodFor("cold", "w.Frost.v1")).hasToString("Raw.all(Event)");
    assertThat(group.methodFor("cold", "x.Unknown.v3")).hasToString("Raw.all(Event)");
    assertThat(group.recordFor("w.Frost.v1")).isNull();
    assertThat(group.methodFor("wet", "w.Rain.v1")).isNull();
    assertThat(group.handlesTag("cold", "Anything")).isTrue();
  }

  @Test
  void refusesWhatCannotBeMeant() {
    class NotAllEvents {
      @EventHandler(group = "g")
      void on(Mixed event) {}
    }
    class AnyWithoutTypes {
      @EventHandler(group = "g")
      void on(Event<?> event) {}
    }
    class TypesThatDoNotFit {
      @EventHandler(group = "g", types = Named.class)
      void on(Weather event) {}
    }
    class RawWithoutTopics {
      @EventHandler(group = "g")
      void on(RawEvent event) {}
    }
    class TopicsWithoutRaw {
      @EventHandler(group = "g", topics = "cold")
      void on(Weather event) {}
    }
    class ReservedTopic {
      @EventHandler(group = "g", topics = "TBW102")
      void on(RawEvent event) {}
    }

    assertRefused(new NotAllEvents(), "Nameless is not a record annotated with @EventType");
    assertRefused(new AnyWithoutTypes(), "list the types");
    assertRefused(new TypesThatDoNotFit(), "which its parameter does not take");
    assertRefused(new RawWithoutTopics(), "must take RawEvent and name topics");
    assertRefused(new TopicsWithoutRaw(), "must take RawEvent and name topics");
    assertRefused(new ReservedTopic(), "RocketMQ's own");
  }
}
