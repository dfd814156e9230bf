package dev.tandem.fundpurchase.intake;

import dev.tandem.fundpurchase.order.PlaceOrder;
import dev.tandem.messaging.GroupCommit;
import dev.tandem.messaging.GroupCommits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires the group commit of orders: those placed at the same moment share a transaction and a
 * message.
 */
@Configuration(proxyBeanMethods = false)
class OrderIntakeConfiguration {

  @Bean
  GroupCommit<PlaceOrder, PlacementOutcome> orderPlacing(
      GroupCommits groupCommits, AcceptOrders placing, IntakeProperties properties) {
    return groupCommits
        .of("order-intake", placing::place)
        .maxQueued(properties.maxPlacing())
        .gatherFor(properties.gatherFor())
        // An order that was placed before is found by its fingerprint.
        .idempotentHandler()
        .build();
  }
}
