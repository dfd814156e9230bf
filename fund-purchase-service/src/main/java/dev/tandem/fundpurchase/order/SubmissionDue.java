package dev.tandem.fundpurchase.order;

import java.time.Instant;

import dev.tandem.messaging.EventType;

/**
 * An order that the fund house has not accepted is to be submitted once more. The service tells it
 * to itself, in a topic of its own: it is no news to others, and has no place among the order's
 * numbered events.
 */
@EventType(
    topic = SubmissionDue.TOPIC,
    type = "dev.tandem.fundpurchase.SubmissionDue.v1",
    subject = "orderId")
public record SubmissionDue(String orderId, Instant since) {

  public static final String TOPIC = "fund-purchase-submission";
}
