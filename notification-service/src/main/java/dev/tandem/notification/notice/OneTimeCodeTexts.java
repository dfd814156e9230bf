package dev.tandem.notification.notice;

import dev.tandem.contract.risk.RiskStepUpRequired;
import dev.tandem.web.secret.SharedSecrets;
import dev.tandem.web.stepup.OneTimeCodes;
import dev.tandem.web.stepup.StepUpPayment;
import org.jspecify.annotations.Nullable;

/**
 * Puts one-time codes into messages on their way out. In the database a code is sealed, and in the
 * text that is kept and shown a mask stands for it.
 */
final class OneTimeCodeTexts {

  static final String MASK = "••••••";

  private final OneTimeCodes codes;
  private final SharedSecrets secrets;

  OneTimeCodeTexts(OneTimeCodes codes, SharedSecrets secrets) {
    this.codes = codes;
    this.secrets = secrets;
  }

  /** The code by which its owner confirms the payment, sealed for it. */
  String sealedCodeOf(RiskStepUpRequired required) {
    StepUpPayment payment = new StepUpPayment(
        required.subjectId(),
        required.ownerId(),
        required.amount().minorUnits(),
        required.amount().currency().getCurrencyCode(),
        required.payee());
    return secrets.seal(required.subjectId(), codes.codeOf(payment));
  }

  /** The text as its recipient is to read it. */
  String completed(String text, String subject, @Nullable String sealedCode) {
    return sealedCode == null ? text : text.replace(MASK, secrets.open(subject, sealedCode));
  }
}
