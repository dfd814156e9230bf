package dev.tandem.wallet.bank;

import dev.tandem.contract.Money;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the bank that does not fit the request. Nothing is booked because of it.
 *
 * @param answered the money the bank says it has charged under our reference; {@code null} where
 *     the answer does not tell
 * @param evidence the answer as it came, for people
 */
public record Contradiction(Kind kind, @Nullable Money answered, String evidence) {

  /** The difference between answer and request. */
  public enum Kind {
    OTHER_AMOUNT,
    OTHER_CURRENCY,
    OTHER_REFERENCE,
    /** Neither charged nor declined. */
    UNKNOWN_STATE,
    /** A field is missing, or the amount is impossible. */
    INCOMPLETE
  }
}
