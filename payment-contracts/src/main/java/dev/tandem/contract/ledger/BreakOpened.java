package dev.tandem.contract.ledger;

import java.time.Instant;
import java.time.LocalDate;

import dev.tandem.contract.Money;
import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;

/**
 * A statement of the bank and the books do not agree on something.
 *
 * @param breakId {@code brk_…}
 * @param breakType in which way, such as {@code AMOUNT_SHORT}
 * @param reference the recharge, order or settlement, as far as it is known
 * @param expected what the books expected
 * @param actual what the bank shows
 * @param businessDate of the bank's line; of a missing one, when it was expected
 */
@EventType(topic = Topics.LEDGER, type = "dev.tandem.ledger.BreakOpened.v1", subject = "breakId")
public record BreakOpened(
    String breakId,
    String breakType,
    String reference,
    Money expected,
    Money actual,
    LocalDate businessDate,
    Instant openedAt) {}
