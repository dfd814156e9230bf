package dev.tandem.fundpurchase.intake;

import dev.tandem.fundpurchase.order.PlaceOrder;
import dev.tandem.messaging.GroupCommit;
import dev.tandem.messaging.GroupCommits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Orders that are asked for at the same moment are placed by one transaction and told by one
 * message.
 */
@Configuration(proxyBeanMethods = false)
class OrderIntakeConfiguration {

  @Bean
  GroupCommit<PlaceOrder, PlacingOutcome> orderPlacing(
      GroupCommits groupCommits, PlacingOrders placing, IntakeProperties properties) {
    return groupCommits
        .of("order-intake", placing::place)
        .maxQueued(properties.maxPlacing())
        // An order that was placed before is found by its fingerprint.
        .idempotentHandler()
        .build();
  }
}
