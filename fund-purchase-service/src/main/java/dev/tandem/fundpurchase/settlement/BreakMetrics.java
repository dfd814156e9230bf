package dev.tandem.fundpurchase.settlement;

import java.time.Clock;
import java.util.concurrent.TimeUnit;

import dev.tandem.fundpurchase.breaks.JdbcBreakTasks;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import org.springframework.stereotype.Component;

/** How many breaks there are, and how long the oldest has waited: what an alert goes by. */
@Component
class BreakMetrics {

  BreakMetrics(JdbcBreakTasks tasks, MeterRegistry meters, Clock clock) {
    meters.gauge("tandem.fund.purchase.confirmation.breaks", tasks, JdbcBreakTasks::countUnsettled);
    TimeGauge.builder(
            "tandem.fund.purchase.confirmation.breaks.oldest",
            tasks,
            TimeUnit.SECONDS,
            it -> it.oldestAge(clock.instant()).toSeconds())
        .description("The age of the oldest break that is not closed")
        .strongReference(true)
        .register(meters);
  }
}
