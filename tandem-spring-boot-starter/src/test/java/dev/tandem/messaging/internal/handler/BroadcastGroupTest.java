package dev.tandem.messaging.internal.handler;

import dev.tandem.messaging.Effect;
import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.internal.handler.HandlerRegistryTest.TripBooked;
import dev.tandem.messaging.internal.handler.HandlerRegistryTest.TripEnded;
import org.junit.jupiter.api.Test;

import static dev.tandem.messaging.internal.handler.HandlerRegistryTest.assertRefused;
import static dev.tandem.messaging.internal.handler.HandlerRegistryTest.registry;
import static org.assertj.core.api.Assertions.assertThat;

// Handlers are called by reflection, and these never.
@SuppressWarnings({"UnusedMethod", "UnusedVariable"})
class BroadcastGroupTest {

  @Test
  void tellsAllInstancesOfAGroupThatIsBroadcast() {
    class Cached {
      @EventHandler(group = "cached", broadcast = true)
      void booked(TripBooked event) {}
    }
    class Shared {
      @EventHandler(group = "shared")
      void booked(TripBooked event) {}
    }

    assertThat(registry(new Cached()).group("cached").broadcast()).isTrue();
    assertThat(registry(new Shared()).group("shared").broadcast()).isFalse();
  }

  @Test
  void refusesABroadcastThatAsksForWhatItHasNot() {
    class OnlyInPart {
      @EventHandler(group = "g", broadcast = true)
      void booked(TripBooked event) {}

      @EventHandler(group = "g")
      void ended(TripEnded event) {}
    }
    class Ordered {
      @EventHandler(group = "g", ordered = true, broadcast = true)
      void booked(TripBooked event) {}
    }
    class CallingOutside {
      @EventHandler(group = "g", broadcast = true)
      Effect booked(TripBooked event) {
        return Effect.NONE;
      }
    }

    assertRefused(new OnlyInPart(), "mixes broadcast and shared");
    assertRefused(new Ordered(), "nothing remembers how far it is");
    assertRefused(new CallingOutside(), "no transaction");
  }
}
