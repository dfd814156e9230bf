package dev.tandem.localstack.bank.statement;

import java.time.Instant;

/**
 * Money that moved on the bank's account with its client.
 *
 * @param number counts the bank's book from 1
 * @param bankReference the bank's own word for it
 * @param reference the client's word for it
 * @param amountMinor what came in; negative is what went out
 * @param party who is on the other side
 */
public record Booking(
    long number,
    Kind kind,
    Instant at,
    String bankReference,
    String reference,
    long amountMinor,
    String currency,
    String party) {

  /** The reason for the movement. */
  public enum Kind {
    CHARGE,
    REFUND,
    PAYOUT,
    EXTRA
  }
}
