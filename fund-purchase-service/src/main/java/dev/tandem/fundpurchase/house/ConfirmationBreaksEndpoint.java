package dev.tandem.fundpurchase.house;

import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** Shows operators what the fund house confirmed and nobody here can explain. */
@Component
@Endpoint(id = "confirmationbreaks")
class ConfirmationBreaksEndpoint {

  private static final int SHOWN = 100;

  private final JdbcConfirmations confirmations;

  ConfirmationBreaksEndpoint(JdbcConfirmations confirmations, MeterRegistry meters) {
    this.confirmations = confirmations;
    meters.gauge(
        "tandem.fund.purchase.confirmation.breaks", this, it -> it.confirmations.countBreaks());
  }

  @ReadOperation
  Breaks breaks() {
    return new Breaks(confirmations.countBreaks(), confirmations.breaks(SHOWN));
  }

  /**
   * The breaks.
   *
   * @param count all of them
   * @param oldest the first hundred
   */
  record Breaks(long count, List<JdbcConfirmations.Break> oldest) {}
}
