package dev.tandem.contract.ledger;

import java.time.Instant;
import java.time.LocalDate;

import dev.tandem.contract.Money;
import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;

/**
 * What a counterparty is owed by a settlement window is fixed.
 *
 * @param settlementId {@code stl_…}
 * @param net what is owed to it; negative what it owes
 */
@EventType(
    topic = Topics.LEDGER,
    type = "dev.tandem.ledger.SettlementClosed.v1",
    subject = "settlementId")
public record SettlementClosed(
    String settlementId,
    String counterparty,
    Money net,
    LocalDate businessDate,
    Instant closedAt) {}
