package dev.tandem.wallet.charging;

import java.time.Clock;

import dev.tandem.wallet.breaks.JdbcBankBreaks;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the charging of each kind of thing. */
@Component
public class BankChargings {

  private final ChargingPolicy policy;
  private final JdbcBankBreaks breaks;
  private final ChargingProperties properties;
  private final TransactionTemplate transaction;
  private final MeterRegistry meters;
  private final Clock clock;

  BankChargings(
      ChargingPolicy policy,
      JdbcBankBreaks breaks,
      ChargingProperties properties,
      TransactionTemplate transaction,
      MeterRegistry meters,
      Clock clock) {
    this.policy = policy;
    this.breaks = breaks;
    this.properties = properties;
    this.transaction = transaction;
    this.meters = meters;
    this.clock = clock;
  }

  /** The charging of {@code charges}; a bean of it starts and stops with the application. */
  public <S> BankCharging<S> of(Charges<S> charges) {
    var booking = new BookFindings<>(charges, breaks, properties, clock);
    var calls = new BankCalls<S>(
        charges.meterPrefix(),
        new BankCalls.Limits(properties.maxInFlight(), properties.batch(), properties.lanes()),
        subject -> charges.taskOf(subject).id(),
        found -> transaction.executeWithoutResult(status -> booking.book(found)),
        meters);
    return new BankCharging<>(charges, policy, calls, properties, clock);
  }
}
