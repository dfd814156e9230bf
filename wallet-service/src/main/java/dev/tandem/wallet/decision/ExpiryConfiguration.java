package dev.tandem.wallet.decision;

import dev.tandem.wallet.recharge.RechargeProperties;
import dev.tandem.web.work.PollingWorker;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ExpiryConfiguration {

  @Bean
  PollingWorker rechargeExpiry(ExpireRecharges expireRecharges, RechargeProperties properties) {
    return new PollingWorker("recharge-expiry", properties.expiryInterval(), expireRecharges);
  }
}
