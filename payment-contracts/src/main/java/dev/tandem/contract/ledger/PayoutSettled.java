package dev.tandem.contract.ledger;

import java.time.Instant;

import dev.tandem.contract.Money;
import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;

/**
 * A statement of the bank shows that a counterparty was paid.
 *
 * @param settlementId {@code stl_…}
 * @param payoutReference the payment's end-to-end id at the bank
 */
@EventType(
    topic = Topics.LEDGER,
    type = "dev.tandem.ledger.PayoutSettled.v1",
    subject = "settlementId")
public record PayoutSettled(
    String settlementId,
    String counterparty,
    Money net,
    String payoutReference,
    Instant settledAt) {}
