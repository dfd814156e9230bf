package dev.tandem.web.calendar;

import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The trading calendar, where a service asks for it. */
@AutoConfiguration
@ConditionalOnBooleanProperty("tandem.calendar.enabled")
public class CalendarAutoConfiguration {

  @Bean
  JdbcTradingCalendars tradingCalendars(JdbcClient jdbc) {
    return new JdbcTradingCalendars(jdbc);
  }

  @Bean
  ChangeHolidays changeHolidays(
      JdbcTradingCalendars calendars, ObjectProvider<CalendarListener> listeners, Clock clock) {
    return new ChangeHolidays(calendars, listeners.orderedStream().toList(), clock);
  }

  @Bean
  TradingCalendarEndpoint tradingCalendarEndpoint(
      JdbcTradingCalendars calendars, ChangeHolidays changing) {
    return new TradingCalendarEndpoint(calendars, changing);
  }

  @Bean
  CalendarHealthIndicator calendarHealthIndicator(
      JdbcTradingCalendars calendars, MeterRegistry meters, Clock clock) {
    return new CalendarHealthIndicator(calendars, meters, clock);
  }
}
