package dev.tandem.contract.fundpurchase;

import java.time.Instant;

import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;

/**
 * An order's payment deadline is over. The service sends this to itself, in a topic of its own: it
 * does not concern others, and may arrive anywhere among the order's numbered events.
 *
 * @param deadline the deadline: an order with a later one ignores this
 */
@EventType(
    topic = Topics.FUND_PURCHASE_DEADLINE,
    type = "dev.tandem.fundpurchase.PaymentDeadlineReached.v1",
    subject = "orderId")
public record PaymentDeadlineReached(String orderId, Instant deadline) {}
