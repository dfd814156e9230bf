package dev.tandem.contract.ledger;

import java.time.Instant;

import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A break with the bank is settled.
 *
 * @param breakId {@code brk_…}
 * @param resolution how, such as {@code ADJUST}; {@code BY_ITSELF} where the bank came up with the
 *     rest
 * @param approvedBy the person who approved it; null where nobody had to
 */
@EventType(topic = Topics.LEDGER, type = "dev.tandem.ledger.BreakResolved.v1", subject = "breakId")
public record BreakResolved(
    String breakId,
    String breakType,
    String reference,
    String resolution,
    @Nullable String approvedBy,
    Instant resolvedAt) {}
