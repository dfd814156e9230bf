package dev.tandem.wallet.payment;

import dev.tandem.wallet.charging.BankCharging;
import dev.tandem.wallet.charging.BankChargings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PaymentChargingConfiguration {

  @Bean
  BankCharging<FundPayment> paymentCharging(BankChargings chargings, PaymentCharges charges) {
    return chargings.of(charges);
  }
}
