package dev.tandem.wallet.recharge;

import dev.tandem.wallet.charging.BankCharging;
import dev.tandem.wallet.charging.BankChargings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RechargeChargingConfiguration {

  @Bean
  BankCharging<Recharge> rechargeCharging(BankChargings chargings, RechargeCharges charges) {
    return chargings.of(charges);
  }
}
