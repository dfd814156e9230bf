package dev.tandem.fundpurchase.breaks;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A break as it is found.
 *
 * @param key tells it from others of its source: what is found again is the same break
 * @param reference the order, or the fund, it is about
 * @param detail a sentence for people
 * @param day the day of the file, or of the answer
 * @param evidence what the fund house said, as JSON
 * @param hash tells whether the evidence is still the same
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
