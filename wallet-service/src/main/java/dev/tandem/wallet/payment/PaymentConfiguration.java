package dev.tandem.wallet.payment;

import dev.tandem.wallet.bank.BankCalls;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connects the finding out with the booking. */
@Configuration(proxyBeanMethods = false)
class PaymentConfiguration {

  @Bean
  BankCalls<FundPayment, Settlement> paymentCalls(
      BookingPayments booking, PaymentProperties properties, MeterRegistry meters) {
    return new BankCalls<>(
        "tandem.wallet.fund.payment",
        new BankCalls.Limits(properties.maxInFlight(), properties.batch(), properties.lanes()),
        FundPayment::orderId,
        booking::book,
        meters);
  }
}
