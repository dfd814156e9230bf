package dev.tandem.fundpurchase.intake;

import dev.tandem.fundpurchase.order.PlaceOrder;
import dev.tandem.messaging.GroupCommit;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Takes orders in: repeated requests lead to one order. */
@Component
class OrderIntake {

  private final GroupCommit<PlaceOrder, PlacementOutcome> placing;
  private final IntakeProperties properties;

  OrderIntake(GroupCommit<PlaceOrder, PlacementOutcome> placing, IntakeProperties properties) {
    this.placing = placing;
    this.properties = properties;
  }

  /** Places the order, or finds it if the same request has placed it before. */
  PlacementOutcome place(PlaceOrder command) {
    try {
      return placing.execute(command, properties.placeWithin());
    } catch (DataIntegrityViolationException e) {
      // The same request was placed at the same moment; if it was anything else, it fails again.
      return placing.execute(command, properties.placeWithin());
    }
  }
}
