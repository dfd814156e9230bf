package dev.tandem.localstack.bank.statement;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * A line of a statement about a booking, which does not always tell what happened.
 *
 * @param reversal takes back what another line has stated
 * @param chargeMinor the bank's own charge, a part of what went out
 * @param copy 1, or 2 for what is stated a second time
 */
public record Line(
    Booking booking,
    LocalDate day,
    long amountMinor,
    boolean reversal,
    boolean pending,
    long chargeMinor,
    int copy) {

  /** States {@code booking} as it is. */
  public static Line of(Booking booking, LocalDate day) {
    return new Line(booking, day, booking.amountMinor(), false, false, 0, 1);
  }

  Line ofAmount(long newAmountMinor) {
    return new Line(booking, day, newAmountMinor, reversal, pending, chargeMinor, copy);
  }

  Line asPending() {
    return new Line(booking, day, amountMinor, reversal, true, chargeMinor, copy);
  }

  /** With the bank's own charge on top of what goes out. */
  Line charged(long newChargeMinor) {
    return reversal
        ? this
        : new Line(
            booking, day, amountMinor - newChargeMinor, false, pending, newChargeMinor, copy);
  }

  Line again() {
    return new Line(booking, day, amountMinor, reversal, pending, chargeMinor, 2);
  }

  Line reversed() {
    return new Line(booking, day, -amountMinor, true, pending, chargeMinor, copy);
  }

  String bankReference() {
    String first = booking.bankReference();
    if (reversal) {
      return first + "-R";
    }
    return copy == 1 ? first : first + "-" + copy;
  }

  /** Charges of one hour are settled as one entry; everything else is an entry of its own. */
  String entryReference() {
    return booking.kind() == Booking.Kind.CHARGE && !reversal
        ? String.format(
            Locale.ROOT, "set-%s-%02d", day, booking.at().atZone(ZoneOffset.UTC).getHour())
        : bankReference();
  }
}
