package dev.tandem.wallet.intake;

import dev.tandem.messaging.GroupCommit;
import dev.tandem.messaging.GroupCommits;
import dev.tandem.wallet.recharge.RechargeProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires the group commit of recharges: those requested at the same moment share a transaction and a
 * message.
 */
@Configuration(proxyBeanMethods = false)
class RechargeIntakeConfiguration {

  @Bean
  GroupCommit<RechargeCommand, RequestOutcome> rechargeIntake(
      GroupCommits groupCommits, AcceptRecharges accepting, RechargeProperties properties) {
    return groupCommits
        .of("recharge-intake", accepting::accept)
        .maxQueued(properties.maxAccepting())
        // A command that was accepted before is found by its fingerprint.
        .idempotentHandler()
        .build();
  }
}
