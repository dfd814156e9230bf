package dev.tandem.fundpurchase.order;

import java.time.Instant;

import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;

/**
 * An order is to be submitted once more, because the fund house has not accepted it. The service
 * sends this to itself, in a topic of its own: it does not concern others, and has no place among
 * the order's numbered events.
 */
@EventType(
    topic = Topics.FUND_PURCHASE_SUBMISSION,
    type = "dev.tandem.fundpurchase.SubmissionDue.v1",
    subject = "orderId")
public record SubmissionDue(String orderId, Instant since) {}
