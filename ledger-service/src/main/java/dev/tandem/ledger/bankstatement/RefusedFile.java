package dev.tandem.ledger.bankstatement;

import java.time.Instant;

/**
 * A file of which nothing was taken.
 *
 * @param sha256 of the file, in hexadecimal
 * @param receivedAt when it came last
 * @param reason what is wrong with it
 */
record RefusedFile(
    String sha256, Instant receivedAt, String receivedBy, String reason, String detail) {}
