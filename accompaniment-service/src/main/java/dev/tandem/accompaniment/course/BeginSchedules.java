package dev.tandem.accompaniment.course;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

import dev.tandem.accompaniment.journey.Journey;
import dev.tandem.accompaniment.journey.Trigger;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.web.calendar.TradingCalendar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets everybody into the journeys whose time of day has come, once for each time. */
@Component
class BeginSchedules {

  private final Journeys journeys;
  private final JdbcHappenings happenings;
  private final Clock clock;

  BeginSchedules(Journeys journeys, JdbcHappenings happenings, Clock clock) {
    this.journeys = journeys;
    this.happenings = happenings;
    this.clock = clock;
  }

  /** Begins what is due, today's and yesterday's; there is never more to do at once. */
  @Transactional
  public boolean begin() {
    ZonedDateTime now = clock.instant().atZone(TradingCalendar.ZONE);
    for (Journey journey : journeys.newest()) {
      var schedule = journey.entry().schedule();
      if (schedule == null) {
        continue;
      }
      ZonedDateTime today = now.with(schedule.at());
      for (ZonedDateTime slot : List.of(today.minusDays(1), today)) {
        if (schedule.isOn(slot.getDayOfWeek()) && !slot.isAfter(now)) {
          begin(journey, slot.toInstant());
        }
      }
    }
    return false;
  }

  private void begin(Journey journey, Instant slot) {
    if (happenings.take(journey.journey(), journey.version(), slot)) {
      happenings.spread(
          UuidV7.next(), Trigger.SCHEDULED, Map.of("journey", journey.journey()), slot);
    }
  }
}
