package dev.tandem.wallet.payment;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts fund payments by their status. */
@Component
class PaymentMeters {

  private final Map<PaymentStatus, Counter> reached = new EnumMap<>(PaymentStatus.class);

  PaymentMeters(MeterRegistry meters) {
    for (var status : PaymentStatus.values()) {
      reached.put(
          status,
          Counter.builder("tandem.wallet.fund.payments")
              .description("Payments of fund orders that reached a status")
              .tag("status", status.name())
              .register(meters));
    }
  }

  void reached(List<FundPayment> payments) {
    payments.forEach(
        payment -> Objects.requireNonNull(reached.get(payment.status())).increment());
  }
}
