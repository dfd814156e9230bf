package dev.tandem.wallet.payment;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.tandem.wallet.Now;
import dev.tandem.wallet.payment.DuePayments.Backlog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts where fund payments go and watches those that are not settled. */
@Component
class PaymentMetrics {

  private final Map<PaymentStatus, Counter> reached = new EnumMap<>(PaymentStatus.class);
  private final DuePayments duePayments;
  private final Clock clock;
  private volatile Backlog backlog = new Backlog(0, 0);

  PaymentMetrics(DuePayments duePayments, Clock clock, MeterRegistry meters) {
    this.duePayments = duePayments;
    this.clock = clock;
    for (var status : PaymentStatus.values()) {
      reached.put(
          status,
          Counter.builder("tandem.wallet.fund.payments")
              .description("Payments of fund orders that reached a status")
              .tag("status", status.name())
              .register(meters));
    }
    Gauge.builder("tandem.wallet.fund.payments.unsettled", () -> backlog.count())
        .description("Payments of fund orders that are under way")
        .register(meters);
    Gauge.builder("tandem.wallet.fund.payments.unsettled.oldest", () -> backlog.oldestSeconds())
        .description("For how long the oldest of them has been under way")
        .baseUnit("seconds")
        .register(meters);
  }

  void reached(List<FundPayment> payments) {
    payments.forEach(
        payment -> Objects.requireNonNull(reached.get(payment.status())).increment());
  }

  @Scheduled(fixedDelayString = "${tandem.wallet.charging.backlog-interval:10s}")
  void lookAtBacklog() {
    backlog = duePayments.backlog(Now.of(clock));
  }
}
