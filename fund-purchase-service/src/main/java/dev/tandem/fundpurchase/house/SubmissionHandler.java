package dev.tandem.fundpurchase.house;

import java.time.Clock;

import dev.tandem.contract.fundpurchase.FundPurchasePaid;
import dev.tandem.fundpurchase.order.Cause;
import dev.tandem.fundpurchase.order.Orders;
import dev.tandem.messaging.Effect;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import org.springframework.stereotype.Component;

/** Brings paid orders to the fund house, again and again until it answers. */
@Component
class SubmissionHandler {

  private final FundHouseClient house;
  private final Orders orders;
  private final Clock clock;

  SubmissionHandler(FundHouseClient house, Orders orders, Clock clock) {
    this.house = house;
    this.orders = orders;
    this.clock = clock;
  }

  @EventHandler(group = "fund-purchase-submissions")
  Effect submit(Event<FundPurchasePaid> event) {
    FundPurchasePaid paid = event.data();
    HouseAnswer answer = house.submit(
        paid.orderId(), paid.fundCode(), paid.amount().minus(paid.fee()), paid.businessDate());
    Cause cause = Cause.of(event, clock);
    return switch (answer) {
      case HouseAnswer.Accepted() ->
        () -> orders.tell(event, order -> order.acceptedByHouse(cause));
      case HouseAnswer.Refused(var reason) ->
        () -> orders.tell(event, order -> order.refusedByHouse(reason, cause));
    };
  }
}
