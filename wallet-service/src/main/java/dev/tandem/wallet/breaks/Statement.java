package dev.tandem.wallet.breaks;

import dev.tandem.contract.Money;
import dev.tandem.wallet.bank.Contradiction;
import dev.tandem.wallet.bank.Contradiction.Kind;
import dev.tandem.wallet.bank.ExpectedCharge;
import org.jspecify.annotations.Nullable;

/**
 * What the bank says about a charge.
 *
 * @param kind how it contradicts; {@code null} if it does not
 * @param bank what it says it has charged, if it says so
 */
public record Statement(
    Money asked, @Nullable Kind kind, @Nullable Money bank, String evidence) {

  /** It contradicts. */
  public static Statement of(ExpectedCharge expected, Contradiction contradiction) {
    return new Statement(
        expected.amount(),
        contradiction.kind(),
        contradiction.answered(),
        contradiction.evidence());
  }

  /** It has charged what it was asked for. */
  public static Statement chargedAsAsked(ExpectedCharge expected) {
    return new Statement(expected.amount(), null, expected.amount(), "charged as asked");
  }

  /** It has charged nothing and never will. */
  public static Statement declined(ExpectedCharge expected) {
    return new Statement(expected.amount(), null, null, "declined");
  }

  /** Whether it speaks of other money: a later answer does not undo that by itself. */
  boolean needsPerson() {
    return kind == Kind.OTHER_AMOUNT
        || kind == Kind.OTHER_CURRENCY
        || (bank != null && !bank.equals(asked));
  }
}
