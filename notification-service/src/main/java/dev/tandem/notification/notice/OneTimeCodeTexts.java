package dev.tandem.notification.notice;

import dev.tandem.web.stepup.OneTimeCodes;
import org.jspecify.annotations.Nullable;

/**
 * Inserts one-time codes into messages just before they are sent. In the database the code is
 * sealed, as it came, and a mask stands for it in the stored text.
 */
final class OneTimeCodeTexts {

  static final String MASK = "••••••";

  private final OneTimeCodes codes;

  OneTimeCodeTexts(OneTimeCodes codes) {
    this.codes = codes;
  }

  /** The text with the code, for its recipient. */
  String completed(String text, String subject, @Nullable String sealedCode) {
    return sealedCode == null ? text : text.replace(MASK, codes.open(subject, sealedCode));
  }
}
