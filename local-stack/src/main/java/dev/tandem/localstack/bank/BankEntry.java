package dev.tandem.localstack.bank;

import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * One line of the bank's book.
 *
 * @param number counts the lines from 1
 * @param reference the client's reference, unique within its kind
 * @param source the funding token of a charge, the charge's reference of a refund
 * @param reason why a charge was declined
 */
record BankEntry(
    long number,
    Kind kind,
    String reference,
    String source,
    long amountMinor,
    String currency,
    State state,
    @Nullable String reason,
    long epochMillis) {

  enum Kind {
    CHARGE,
    REFUND
  }

  enum State {
    CHARGED,
    DECLINED,
    REFUNDED
  }

  /** The bank's own reference. */
  String bankReference() {
    return String.format(Locale.ROOT, "bnk_%012d", number);
  }

  Instant at() {
    return Instant.ofEpochMilli(epochMillis);
  }

  /** Whether money moved. */
  boolean isBooked() {
    return state != State.DECLINED;
  }

  /** Whether {@code other} is the same request. */
  boolean isSameRequestAs(BankEntry other) {
    return kind == other.kind
        && reference.equals(other.reference)
        && source.equals(other.source)
        && amountMinor == other.amountMinor
        && currency.equals(other.currency);
  }

  BankEntry ofAmount(long newAmountMinor, String newCurrency) {
    return new BankEntry(
        number, kind, reference, source, newAmountMinor, newCurrency, state, reason, epochMillis);
  }

  BankEntry numbered(long newNumber) {
    return new BankEntry(
        newNumber, kind, reference, source, amountMinor, currency, state, reason, epochMillis);
  }

  /** The entry as a line of the journal; no field needs quoting. */
  String toLine() {
    return String.join(
        ",",
        Long.toString(number),
        kind.name(),
        reference,
        source,
        Long.toString(amountMinor),
        currency,
        state.name(),
        reason == null ? "" : reason,
        Long.toString(epochMillis));
  }

  static BankEntry ofLine(String line) {
    String[] fields = line.split(",", -1);
    return new BankEntry(
        Long.parseLong(fields[0]),
        Kind.valueOf(fields[1]),
        fields[2],
        // A million lines share a handful of tokens, currencies and reasons.
        fields[3].intern(),
        Long.parseLong(fields[4]),
        fields[5].intern(),
        State.valueOf(fields[6]),
        fields[7].isEmpty() ? null : fields[7].intern(),
        Long.parseLong(fields[8]));
  }
}
