package dev.tandem.localstack.bank;

import java.time.Instant;

import dev.tandem.localstack.bank.BankEntry.Kind;
import dev.tandem.localstack.bank.BankEntry.State;
import dev.tandem.localstack.bank.statement.Booking;
import org.jspecify.annotations.Nullable;

/** The bank's answers. */
final class BankViews {

  private BankViews() {}

  /** The answer for an entry. */
  static Object answer(BankEntry entry) {
    return switch (entry.kind()) {
      case CHARGE ->
        new Charge(
            entry.reference(),
            entry.state(),
            entry.reason(),
            entry.bankReference(),
            entry.amountMinor(),
            entry.currency(),
            entry.at());
      case REFUND ->
        new Refund(
            entry.reference(),
            entry.state(),
            entry.bankReference(),
            entry.source(),
            entry.amountMinor(),
            entry.currency(),
            entry.at());
    };
  }

  /** The entry as statements know it. */
  static Booking booking(BankEntry entry) {
    boolean charge = entry.kind() == Kind.CHARGE;
    return new Booking(
        entry.number(),
        charge ? Booking.Kind.CHARGE : Booking.Kind.REFUND,
        entry.at(),
        entry.bankReference(),
        entry.reference(),
        charge ? entry.amountMinor() : -entry.amountMinor(),
        entry.currency(),
        "Cardholder");
  }

  record Charge(
      String reference,
      State status,
      @Nullable String reason,
      String bankReference,
      long amountMinor,
      String currency,
      Instant chargedAt) {}

  record Refund(
      String reference,
      State status,
      String bankReference,
      String chargeReference,
      long amountMinor,
      String currency,
      Instant refundedAt) {}

  /** A line of the ledger. */
  record Line(
      String reference,
      Kind kind,
      long amountMinor,
      String currency,
      State state,
      @Nullable String reason,
      @Nullable String chargeReference,
      String bankReference,
      Instant at) {

    static Line of(BankEntry entry) {
      return new Line(
          entry.reference(),
          entry.kind(),
          entry.amountMinor(),
          entry.currency(),
          entry.state(),
          entry.reason(),
          entry.kind() == Kind.REFUND ? entry.source() : null,
          entry.bankReference(),
          entry.at());
    }
  }
}
