package dev.tandem.ledger.day;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A business date whose books are closed.
 *
 * @param journalCount how many journals the books held when they were closed
 * @param chainHash of the ends of all chains then: whoever keeps it can prove the books later
 */
public record ClosedDay(
    LocalDate businessDate,
    Instant closedAt,
    String closedBy,
    long journalCount,
    String chainHash) {}
