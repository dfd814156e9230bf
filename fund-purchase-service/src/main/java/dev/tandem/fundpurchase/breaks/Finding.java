package dev.tandem.fundpurchase.breaks;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A break that was just found.
 *
 * @param key identifies it within its source: found again, it is the same break
 * @param reference the order, or the fund, it is about
 * @param detail a sentence for people
 * @param day the day of the file, or of the answer
 * @param evidence the fund house's line or answer, as JSON
 * @param hash changes when the evidence does
 */
public record Finding(
    BreakSource source,
    String key,
    BreakKind kind,
    String reference,
    String detail,
    LocalDate day,
    String evidence,
    String hash,
    Instant at) {}
