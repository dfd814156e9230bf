package dev.tandem.ledger.proof;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Something that two sides do not agree on.
 *
 * @param minute of the event, or of its id where messages differ
 * @param id a recharge, an order, an event, or an account whose balance differs
 * @param currency null where messages differ, which have none
 * @param eventId the event that was posted, where one was
 * @param missingIn the side that does not know of it; null where the amounts differ
 * @param saidMinor the amount on the side of the services
 * @param bookedMinor the amount in the books
 */
record Difference(
    Instant minute,
    Between between,
    String id,
    @Nullable String currency,
    @Nullable String eventId,
    @Nullable Side missingIn,
    @Nullable Long saidMinor,
    @Nullable Long bookedMinor) {

  /** The two sides. */
  enum Between {
    /** Recharges, payments and orders against the journals that their events made. */
    ORDERS_AND_LEDGER,
    /** The wallet's postings against the control accounts. */
    SUBLEDGER_AND_LEDGER,
    /** Published events against those that came here. */
    OUTBOX_AND_INBOX,
    /** Events that came here against journals. */
    INBOX_AND_LEDGER
  }

  /** A side that may lack something. */
  enum Side {
    ORDERS,
    OUTBOX,
    INBOX,
    LEDGER
  }
}
