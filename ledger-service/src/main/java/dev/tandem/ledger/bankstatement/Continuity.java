package dev.tandem.ledger.bankstatement;

import java.util.Optional;

import dev.tandem.ledger.camt.StatementHead;

/** Holds a statement against the one before it. */
final class Continuity {

  private Continuity() {}

  /** Returns if {@code next} continues {@code last}; an account's first may begin anywhere. */
  static void check(Optional<BankStatement> last, StatementHead next) {
    if (last.isEmpty()) {
      return;
    }
    var before = last.get();
    if (next.sequence() <= before.sequence()) {
      throw new DiscontinuityException(
          Discontinuity.SEQUENCE_REPEATED,
          "Statement %s of %s has been imported already, until %s"
              .formatted(next.sequence(), next.account(), before.sequence()));
    }
    if (next.sequence() > before.sequence() + 1) {
      throw new DiscontinuityException(
          Discontinuity.SEQUENCE_GAP,
          "Statement %s of %s comes after %s: those between are missing"
              .formatted(next.sequence(), next.account(), before.sequence()));
    }
    if (next.openingMinor() != before.closingMinor()) {
      throw new DiscontinuityException(
          Discontinuity.OPENING_BALANCE,
          "It opens with %s, but the one before closed with %s (minor units)"
              .formatted(next.openingMinor(), before.closingMinor()));
    }
    if (!next.day().isAfter(before.businessDate())) {
      throw new DiscontinuityException(
          Discontinuity.DAY_ORDER,
          "It is of %s, the one before was of %s".formatted(next.day(), before.businessDate()));
    }
  }
}
