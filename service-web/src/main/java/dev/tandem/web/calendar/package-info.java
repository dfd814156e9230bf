/**
 * Trading days in Shanghai, for services that date by them: {@code tandem.calendar.enabled}. Their
 * database has the tables {@code market_holiday}, {@code trading_calendar} and {@code
 * trading_calendar_change}.
 */
@NullMarked
package dev.tandem.web.calendar;

import org.jspecify.annotations.NullMarked;
