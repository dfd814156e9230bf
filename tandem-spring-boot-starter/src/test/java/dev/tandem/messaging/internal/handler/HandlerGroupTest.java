package dev.tandem.messaging.internal.handler;

import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.RawEvent;
import dev.tandem.messaging.internal.handler.HandlerRegistryTest.TripBooked;
import dev.tandem.messaging.internal.handler.HandlerRegistryTest.TripEnded;
import dev.tandem.messaging.internal.handler.HandlerRegistryTest.TripTold;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

// What groups handle is asked, and their handlers are never called.
@SuppressWarnings({"UnusedMethod", "UnusedVariable"})
class HandlerGroupTest {

  @Test
  void knowsByTheTagWhatAGroupMayHandle() {
    class Two {
      @EventHandler(group = "two")
      void booked(TripBooked event) {}

      @EventHandler(group = "two")
      void ended(TripEnded event) {}
    }

    HandlerGroup group = group(new Two());

    assertThat(group.topics()).containsExactly("trips");
    assertThat(group.types())
        .containsExactlyInAnyOrder(
            new HandledType("trips", "TripBooked", "com.example.TripBooked.v1"),
            new HandledType("trips", "TripEnded", "com.example.TripEnded.v2"));
    assertThat(group.handlesTag("trips", "TripEnded")).isTrue();
    assertThat(group.handlesTag("trips", "TripCancelled")).isFalse();
    assertThat(group.handlesTag("cruises", "TripEnded")).isFalse();
  }

  @Test
  void passesOverAnEventUnlessItsTypeSharesTheTagOfAHandledOne() {
    class Booked {
      @EventHandler(group = "booked")
      void booked(TripBooked event) {}
    }

    HandlerGroup group = group(new Booked());

    assertThat(group.mayPassOver("trips", "com.example.TripEnded.v2")).isTrue();
    assertThat(group.mayPassOver("trips", "com.example.TripBooked.v2")).isFalse();
  }

  @Test
  void takesTheTagsThatItNamesOfATypeWhoseTagIsNotItsName() {
    class Desks {
      @EventHandler(
          group = "desks",
          tags = {"South", "North"})
      void told(TripTold event) {}
    }

    HandlerGroup group = group(new Desks());

    assertThat(group.handlesTag("desks", "North")).isTrue();
    assertThat(group.handlesTag("desks", "South")).isTrue();
    assertThat(group.handlesTag("desks", "East")).isFalse();
    assertThat(group.filtersOut("desks", "com.example.TripTold.v1", "North")).isFalse();
    assertThat(group.filtersOut("desks", "com.example.TripTold.v1", "East")).isTrue();
    assertThat(group.filtersOut("desks", "com.example.TripAsked.v1", "East")).isFalse();
    assertThat(group.mayPassOver("desks", "com.example.TripAsked.v1")).isTrue();
    assertThat(group.mayPassOver("desks", "com.example.TripTold.v2")).isFalse();
  }

  @Test
  void takesAllTagsOfSuchATypeIfItNamesNone() {
    class All {
      @EventHandler(group = "desks")
      void told(TripTold event) {}
    }

    HandlerGroup group = group(new All());

    assertThat(group.handlesTag("desks", "East")).isTrue();
    assertThat(group.filtersOut("desks", "com.example.TripTold.v1", "East")).isFalse();
  }

  @Test
  void decidesByTheTypeAloneWhereATagIsATypeOfTheSameMessage() {
    class Booked {
      @EventHandler(group = "booked")
      void booked(TripBooked event) {}
    }

    HandlerGroup group = group(new Booked());

    assertThat(group.filtersOut("trips", "com.example.TripBooked.v1", "TripEnded"))
        .isFalse();
  }

  @Test
  void takesTheTagsThatItNamesOfAWholeTopic() {
    class Desk {
      @EventHandler(group = "desk", topics = "desks", tags = "North")
      void any(Event<RawEvent> event) {}
    }

    HandlerGroup group = group(new Desk());

    assertThat(group.filtersOut("desks", "com.example.TripAsked.v1", "South")).isTrue();
    assertThat(group.filtersOut("desks", "com.example.TripAsked.v1", "North")).isFalse();
  }

  private static HandlerGroup group(Object bean) {
    return HandlerRegistryTest.registry(bean).groups().iterator().next();
  }
}
