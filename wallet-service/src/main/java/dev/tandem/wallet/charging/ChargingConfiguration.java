package dev.tandem.wallet.charging;

import dev.tandem.wallet.bank.BankCalls;
import dev.tandem.wallet.recharge.Recharge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connects the asking with the booking. */
@Configuration(proxyBeanMethods = false)
class ChargingConfiguration {

  @Bean
  BankCalls<Recharge, Settlement> rechargeCalls(
      BookingAnswers booking, ChargingProperties properties, MeterRegistry meters) {
    return new BankCalls<>(
        "tandem.wallet.bank",
        new BankCalls.Limits(properties.maxInFlight(), properties.batch(), properties.lanes()),
        Recharge::id,
        booking::book,
        meters);
  }
}
