package dev.tandem.notification.notice;

import dev.tandem.contract.risk.RiskStepUpRequired;
import dev.tandem.web.secret.SharedSecrets;
import dev.tandem.web.stepup.OneTimeCodes;
import dev.tandem.web.stepup.StepUpPayment;
import org.jspecify.annotations.Nullable;

/**
 * Inserts one-time codes into messages just before they are sent. In the database the code is
 * sealed, and a mask stands for it in the stored text.
 */
final class OneTimeCodeTexts {

  static final String MASK = "••••••";

  private final OneTimeCodes codes;
  private final SharedSecrets secrets;

  OneTimeCodeTexts(OneTimeCodes codes, SharedSecrets secrets) {
    this.codes = codes;
    this.secrets = secrets;
  }

  /** The sealed code by which the owner confirms the payment. */
  String sealedCodeOf(RiskStepUpRequired required) {
    StepUpPayment payment = new StepUpPayment(
        required.subjectId(),
        required.ownerId(),
        required.amount().minorUnits(),
        required.amount().currency().getCurrencyCode(),
        required.payee());
    return secrets.seal(required.subjectId(), codes.codeOf(payment));
  }

  /** The text with the code, for its recipient. */
  String completed(String text, String subject, @Nullable String sealedCode) {
    return sealedCode == null ? text : text.replace(MASK, secrets.open(subject, sealedCode));
  }
}
