package dev.tandem.wallet.bank;

import dev.tandem.contract.Money;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the bank that does not fit what it was asked. Nothing is booked because of it.
 *
 * @param answered the money the bank says it has charged under our reference; {@code null} where
 *     the answer does not tell
 * @param evidence the answer as it came, for people
 */
public record Contradiction(Kind kind, @Nullable Money answered, String evidence) {

  /** In what it differs. */
  public enum Kind {
    OTHER_AMOUNT,
    OTHER_CURRENCY,
    OTHER_REFERENCE,
    /** Neither charged nor declined. */
    UNKNOWN_STATE,
    /** A field is missing, or no amount can be like that. */
    INCOMPLETE
  }
}
