package dev.tandem.messaging.internal.handler;

import java.util.List;

import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.RawEvent;
import dev.tandem.messaging.internal.handler.HandlerRegistryTest.TripBooked;
import dev.tandem.messaging.internal.handler.HandlerRegistryTest.TripEnded;
import dev.tandem.messaging.internal.handler.HandlerRegistryTest.TripTold;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

// What groups take is asked, and their handlers are never called.
@SuppressWarnings({"UnusedMethod", "UnusedVariable"})
class TopicFiltersTest {

  static class Booked {
    @EventHandler(group = "trips", filtered = true)
    void booked(TripBooked event) {}
  }

  static class BookedAndEnded {
    @EventHandler(group = "trips", filtered = true)
    void booked(TripBooked event) {}

    @EventHandler(group = "trips", filtered = true)
    void ended(TripEnded event) {}
  }

  static class EndedUnfiltered {
    @EventHandler(group = "trips")
    void ended(TripEnded event) {}
  }

  static class BookedUnfiltered {
    @EventHandler(group = "trips")
    void booked(TripBooked event) {}
  }

  static class Desk {
    @EventHandler(group = "desk", tags = "North")
    void told(TripTold event) {}
  }

  @Test
  void filtersByTheTagsOfAllTypesOfAFilteredGroup() {
    assertThat(filters(new BookedAndEnded()).atTheBroker("trips"))
        .isEqualTo("TripBooked || TripEnded");
  }

  @Test
  void filtersNothingUnlessAskedTo() {
    assertThat(filters(new EndedUnfiltered()).atTheBroker("trips")).isEqualTo("*");
  }

  @Test
  void filtersByTagsThatAreNamedUnlessOrderNeedsTheRest() {
    class Ordered {
      @EventHandler(group = "desk", topics = "desks", tags = "North", ordered = true)
      void told(RawEvent event) {}
    }

    assertThat(filters(new Desk()).atTheBroker("desks")).isEqualTo("North");
    assertThat(filters(new Ordered()).atTheBroker("desks")).isEqualTo("*");
  }

  @Test
  void refusesToRunBesideAnInstanceThatNamesOtherTags() {
    String told = "com.example.TripTold.v1";
    TopicFilters filters = filters(new Desk());

    filters.requireLikeThoseOf(
        List.of(new HandledType("desks", "North", told), new HandledType("trips", "South", told)));
    assertThatExceptionOfType(InvalidHandlerException.class)
        .isThrownBy(
            () -> filters.requireLikeThoseOf(List.of(new HandledType("desks", "South", told))))
        .withMessageContaining("takes 'South'");
  }

  @Test
  void refusesToLeaveOutAnotherTypeOfATopicWhoseTagsItNames() {
    var moved = new HandledType("desks", "TripMoved", "com.example.TripMoved.v1");

    assertThatExceptionOfType(InvalidHandlerException.class)
        .isThrownBy(() -> filters(new Desk()).requireLikeThoseOf(List.of(moved)))
        .withMessageContaining("takes 'TripMoved'");
  }

  @Test
  void runsBesideInstancesThatHandleTheSame() {
    assertThatCode(() -> beside(new Booked(), new Booked())).doesNotThrowAnyException();
    assertThatCode(() -> beside(new Booked(), new BookedUnfiltered())).doesNotThrowAnyException();
    assertThatCode(() -> beside(new BookedUnfiltered(), new Booked())).doesNotThrowAnyException();
    assertThatCode(() -> beside(new BookedUnfiltered(), new EndedUnfiltered()))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesToRunBesideAFilterThatLeavesOutWhatItHandles() {
    refuses(new BookedAndEnded(), new Booked());
    refuses(new EndedUnfiltered(), new Booked());
  }

  @Test
  void refusesToLeaveOutWhatAnotherInstanceHandles() {
    refuses(new Booked(), new BookedAndEnded());
    refuses(new Booked(), new EndedUnfiltered());
  }

  @Test
  void refusesAFilterWhereItCannotBe() {
    class Mixed extends EndedUnfiltered {
      @EventHandler(group = "trips", filtered = true)
      void booked(TripBooked event) {}
    }
    class Broadcast {
      @EventHandler(group = "trips", filtered = true, broadcast = true)
      void booked(TripBooked event) {}
    }
    class Everything {
      @EventHandler(group = "trips", topics = "trips", filtered = true)
      void any(RawEvent event) {}
    }

    assertThatExceptionOfType(InvalidHandlerException.class)
        .isThrownBy(() -> filters(new Mixed()))
        .withMessageContaining("mixes filtered and other handlers");
    assertThatExceptionOfType(InvalidHandlerException.class)
        .isThrownBy(() -> filters(new Broadcast()))
        .withMessageContaining("an ordered group and a broadcast cannot have");
    assertThatExceptionOfType(InvalidHandlerException.class)
        .isThrownBy(() -> filters(new Everything()))
        .withMessageContaining("name those that it takes");
  }

  private static void refuses(Object starting, Object running) {
    assertThatExceptionOfType(InvalidHandlerException.class)
        .isThrownBy(() -> beside(starting, running))
        .withMessageContaining("group trips takes");
  }

  private static void beside(Object starting, Object running) {
    filters(starting).requireLikeThoseOf(filters(running).announcement());
  }

  private static TopicFilters filters(Object bean) {
    return HandlerRegistryTest.registry(bean).groups().iterator().next().filters();
  }
}
