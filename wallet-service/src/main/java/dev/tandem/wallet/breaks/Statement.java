package dev.tandem.wallet.breaks;

import dev.tandem.contract.Money;
import dev.tandem.wallet.bank.Contradiction;
import dev.tandem.wallet.bank.Contradiction.Kind;
import dev.tandem.wallet.bank.ExpectedCharge;
import org.jspecify.annotations.Nullable;

/**
 * The bank's statement about a charge.
 *
 * @param kind the difference to the request; {@code null} if there is none
 * @param bank the charge it names, if it names one
 */
public record Statement(
    Money asked, @Nullable Kind kind, @Nullable Money bank, String evidence) {

  /** The bank contradicts the request. */
  public static Statement of(ExpectedCharge expected, Contradiction contradiction) {
    return new Statement(
        expected.amount(),
        contradiction.kind(),
        contradiction.answered(),
        contradiction.evidence());
  }

  /** The bank has charged as requested. */
  public static Statement chargedAsAsked(ExpectedCharge expected) {
    return new Statement(expected.amount(), null, expected.amount(), "charged as asked");
  }

  /** The bank has charged nothing and never will. */
  public static Statement declined(ExpectedCharge expected) {
    return new Statement(expected.amount(), null, null, "declined");
  }

  /**
   * Whether it names other money than was requested: a later answer does not undo that by itself.
   */
  boolean needsPerson() {
    return kind == Kind.OTHER_AMOUNT
        || kind == Kind.OTHER_CURRENCY
        || (bank != null && !bank.equals(asked));
  }
}
