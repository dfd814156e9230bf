package dev.tandem.fundpurchase.saga;

import dev.tandem.fundpurchase.lifecycle.OrderProperties;
import dev.tandem.web.work.PollingWorker;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ExpiryConfiguration {

  @Bean
  PollingWorker orderExpiry(ExpireOrders expireOrders, OrderProperties properties) {
    return new PollingWorker("order-expiry", properties.expireEvery(), expireOrders);
  }
}
