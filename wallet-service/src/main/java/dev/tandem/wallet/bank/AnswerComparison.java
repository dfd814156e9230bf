package dev.tandem.wallet.bank;

import java.math.BigDecimal;
import java.util.Currency;

import dev.tandem.contract.Money;
import dev.tandem.wallet.bank.ChargeAnswer.Charged;
import dev.tandem.wallet.bank.ChargeAnswer.Compared;
import dev.tandem.wallet.bank.ChargeAnswer.Contradicts;
import dev.tandem.wallet.bank.ChargeAnswer.Declined;
import dev.tandem.wallet.bank.Contradiction.Kind;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Compares the bank's answers with the request: reference, state, currency and amount. Every answer
 * passes through here before it is believed.
 */
final class AnswerComparison {

  private static final int EVIDENCE = 1000;

  private AnswerComparison() {}

  static Compared compare(ExpectedCharge expected, BankApi.Charge answer) {
    var contradiction = contradictionOf(expected, answer);
    if (contradiction != null) {
      return new Contradicts(new Contradiction(
          contradiction, figureOf(expected, answer), evidenceOf(answer.toString())));
    }
    var chargedAt = answer.chargedAt();
    return BankApi.CHARGED.equals(answer.status()) && chargedAt != null
        ? new Charged(chargedAt)
        : new Declined(answer.reason() == null ? "" : answer.reason());
  }

  private static @Nullable Kind contradictionOf(ExpectedCharge expected, BankApi.Charge answer) {
    var amount = answer.amountMinor();
    if (answer.reference() == null
        || answer.status() == null
        || amount == null
        || answer.currency() == null) {
      return Kind.INCOMPLETE;
    }
    if (!answer.reference().equals(expected.reference())) {
      return Kind.OTHER_REFERENCE;
    }
    var charged = BankApi.CHARGED.equals(answer.status());
    if (!charged && !BankApi.DECLINED.equals(answer.status())) {
      return Kind.UNKNOWN_STATE;
    }
    if (amount.signum() <= 0 || (charged && answer.chargedAt() == null)) {
      return Kind.INCOMPLETE;
    }
    if (!answer.currency().equals(expected.amount().currency().getCurrencyCode())) {
      return Kind.OTHER_CURRENCY;
    }
    return amount.compareTo(BigDecimal.valueOf(expected.amount().minorUnits())) == 0
        ? null
        : Kind.OTHER_AMOUNT;
  }

  // Only of a charge under our own reference, and only if it can be money at all.
  private static @Nullable Money figureOf(ExpectedCharge expected, BankApi.Charge answer) {
    var amount = answer.amountMinor();
    if (!expected.reference().equals(answer.reference())
        || !BankApi.CHARGED.equals(answer.status())
        || amount == null
        || amount.signum() <= 0
        || answer.currency() == null) {
      return null;
    }
    try {
      return new Money(amount.longValueExact(), Currency.getInstance(answer.currency()));
    } catch (ArithmeticException | IllegalArgumentException noMoney) {
      return null;
    }
  }

  // As the database can hold it: no control characters and no halves of surrogate pairs.
  private static String evidenceOf(String answer) {
    var part = answer.length() > EVIDENCE ? answer.substring(0, EVIDENCE) : answer;
    return new String(part.getBytes(UTF_8), UTF_8).replaceAll("\\p{Cntrl}", " ");
  }
}
