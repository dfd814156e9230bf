package dev.tandem.messaging.internal.consumer;

import java.util.List;

import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.RawEvent;
import dev.tandem.messaging.internal.consumer.ShopEvents.AccountEvent;

/** Handlers of several types in one method. */
class Observers {

  static final String AUDIT = "shop-audit";
  static final String ARCHIVE = "shop-archive";

  private final Effects effects;
  private final Script script;

  Observers(Effects effects, Script script) {
    this.effects = effects;
    this.script = script;
  }

  @EventHandler(group = AUDIT, ordered = true)
  void audit(List<Event<? extends AccountEvent>> events) {
    for (Event<? extends AccountEvent> event : events) {
      effects.add(AUDIT, event, event.data().getClass().getSimpleName());
    }
  }

  @EventHandler(
      group = ARCHIVE,
      topics = {"shop-orders", "${archive.also:shop-parcels}"})
  void archive(Event<RawEvent> event) throws Exception {
    RawEvent raw = event.data();
    effects.add(ARCHIVE, event, raw.topic() + " " + event.type() + " " + raw.data());
    script.play(ARCHIVE, event);
  }
}
