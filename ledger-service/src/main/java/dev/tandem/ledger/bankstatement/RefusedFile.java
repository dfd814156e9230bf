package dev.tandem.ledger.bankstatement;

import java.time.Instant;

/**
 * A file of which nothing was taken.
 *
 * @param sha256 of the file, in hexadecimal
 * @param receivedAt when it came last
 * @param reason what is wrong with it
 * @param keptBytes how much of it is kept, from its beginning
 */
record RefusedFile(
    String sha256,
    Instant receivedAt,
    String receivedBy,
    String reason,
    String detail,
    int keptBytes) {}
