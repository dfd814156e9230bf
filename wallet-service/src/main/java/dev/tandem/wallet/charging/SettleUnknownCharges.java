package dev.tandem.wallet.charging;

import java.util.List;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/**
 * Looks after whatever lacks the bank's answer: it never came, the process that asked died, or
 * there was no place to ask. Any number of instances may run it.
 */
@Configuration(proxyBeanMethods = false)
class SettleUnknownCharges implements SchedulingConfigurer {

  private final List<BankCharging<?>> chargings;
  private final ChargingProperties properties;

  SettleUnknownCharges(List<BankCharging<?>> chargings, ChargingProperties properties) {
    this.chargings = chargings;
    this.properties = properties;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    for (var charging : chargings) {
      tasks.addFixedDelayTask(charging::settleDue, properties.settleInterval());
    }
  }
}
