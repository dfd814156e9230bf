package dev.tandem.web.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/**
 * Warns in good time before the known holidays run out: after that, a holiday would count as a
 * trading day.
 */
class CalendarHealthIndicator implements HealthIndicator, SchedulingConfigurer {

  private static final Logger log = LoggerFactory.getLogger(CalendarHealthIndicator.class);

  /** The exchange announces a year's holidays in the December before; some time is needed. */
  private static final long WARN_DAYS = 60;

  private static final Duration WARN_EVERY = Duration.ofHours(12);

  private final JdbcTradingCalendars calendars;
  private final Clock clock;

  CalendarHealthIndicator(JdbcTradingCalendars calendars, MeterRegistry meters, Clock clock) {
    this.calendars = calendars;
    this.clock = clock;
    meters.gauge("tandem.calendar.days.left", this, it -> it.daysLeft());
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    tasks.addFixedDelayTask(this::warn, WARN_EVERY);
  }

  private void warn() {
    long left = daysLeft();
    if (left <= WARN_DAYS) {
      log.warn(
          "Holidays are known for {} more days: add those that the exchange has announced at"
              + " /actuator/tradingcalendar",
          left);
    }
  }

  @Override
  public Health health() {
    Holidays holidays = calendars.holidays();
    var health = Health.up()
        .withDetail("version", holidays.version())
        .withDetail("knownUntil", holidays.knownUntil().toString());
    long left = daysLeft();
    if (left <= WARN_DAYS) {
      health.withDetail("warning", "Holidays are known for %s more days".formatted(left));
    }
    return health.build();
  }

  private long daysLeft() {
    return ChronoUnit.DAYS.between(
        TradingCalendar.dayOf(clock.instant()), calendars.holidays().knownUntil());
  }
}
