package dev.tandem.contract.fundpurchase;

import java.time.Instant;

import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;

/**
 * The time an order's payment had is over. The service tells it to itself, in a topic of its own:
 * it is no news to others, and arrives at any place among the order's numbered events.
 *
 * @param deadline which one: an order that waits for another is not concerned
 */
@EventType(
    topic = Topics.FUND_PURCHASE_DEADLINE,
    type = "dev.tandem.fundpurchase.PaymentDeadlineReached.v1",
    subject = "orderId")
public record PaymentDeadlineReached(String orderId, Instant deadline) {}
