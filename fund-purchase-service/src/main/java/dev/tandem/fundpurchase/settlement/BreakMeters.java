package dev.tandem.fundpurchase.settlement;

import java.time.Clock;
import java.util.concurrent.TimeUnit;

import dev.tandem.fundpurchase.breaks.JdbcBreakTasks;
import dev.tandem.web.calendar.TradingCalendar;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import org.springframework.stereotype.Component;

/** Meters for alerts: the breaks and their age, and the orders that are late without a break. */
@Component
class BreakMeters {

  BreakMeters(JdbcBreakTasks tasks, JdbcLateOrders late, MeterRegistry meters, Clock clock) {
    meters.gauge("tandem.fund.purchase.confirmation.breaks", tasks, JdbcBreakTasks::countUnsettled);
    TimeGauge.builder(
            "tandem.fund.purchase.confirmation.breaks.oldest",
            tasks,
            TimeUnit.SECONDS,
            it -> it.oldestAge(clock.instant()).toSeconds())
        .description("The age of the oldest break that is not closed")
        .strongReference(true)
        .register(meters);
    Gauge.builder(
            "tandem.fund.purchase.orders.late",
            late,
            it -> it.count(TradingCalendar.dayOf(clock.instant())))
        .description("Orders past their confirm date about which the fund house says nothing")
        .strongReference(true)
        .register(meters);
  }
}
