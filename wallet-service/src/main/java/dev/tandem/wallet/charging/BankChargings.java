package dev.tandem.wallet.charging;

import java.time.Clock;
import java.time.Duration;

import dev.tandem.messaging.GroupCommits;
import dev.tandem.wallet.breaks.JdbcBankBreaks;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Makes the {@link BankCharging} of each kind of payment. */
@Component
public class BankChargings {

  private static final Duration SHUTDOWN = Duration.ofSeconds(10);

  private final ChargingPolicy policy;
  private final JdbcBankBreaks breaks;
  private final ChargingProperties properties;
  private final GroupCommits groupCommits;
  private final MeterRegistry meters;
  private final Clock clock;

  BankChargings(
      ChargingPolicy policy,
      JdbcBankBreaks breaks,
      ChargingProperties properties,
      GroupCommits groupCommits,
      MeterRegistry meters,
      Clock clock) {
    this.policy = policy;
    this.breaks = breaks;
    this.properties = properties;
    this.groupCommits = groupCommits;
    this.meters = meters;
    this.clock = clock;
  }

  /** The charging of {@code charges}; a bean of it starts and stops with the application. */
  public <S> BankCharging<S> of(Charges<S> charges) {
    var booking = new BookFindings<>(charges, breaks, properties, clock);
    var calls = new BankCalls<S>(
        properties.maxInFlight(),
        subject -> charges.taskOf(subject).id(),
        () -> groupCommits
            .of(charges.name(), booking::book)
            .lanes(properties.lanes())
            .maxBatch(properties.batch())
            .gatherFor(properties.gatherFor())
            .maxQueued(properties.maxInFlight())
            // What was booked before has moved on, and is left as it is.
            .idempotentHandler()
            .waitsForTheDatabase()
            .shutdownTimeout(SHUTDOWN)
            .build());
    Gauge.builder(charges.meterPrefix() + ".in.flight", calls::inFlight)
        .description("Calls to the bank under way")
        .register(meters);
    return new BankCharging<>(charges, policy, calls, properties, clock);
  }
}
