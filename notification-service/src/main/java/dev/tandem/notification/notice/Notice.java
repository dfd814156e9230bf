package dev.tandem.notification.notice;

import java.util.List;
import java.util.UUID;

import dev.tandem.contract.Money;
import org.jspecify.annotations.Nullable;

/**
 * A message to a person, because of one event.
 *
 * @param causedBy the event's id
 * @param subject the recharge ({@code rch_…}) or order ({@code ord_…}) it is about, or the step of
 *     a journey ({@code jrn_…/<step>})
 * @param amount the payment's, if it is about one
 * @param details the values for the template's text besides the amount, in its order; an empty one
 *     is the recipient's own wallet
 * @param sealedCode the one-time code in its text, which is sent but never shown
 */
record Notice(
    UUID causedBy,
    String recipientId,
    Template template,
    String subject,
    @Nullable Money amount,
    List<String> details,
    @Nullable String sealedCode) {

  Notice {
    details = List.copyOf(details);
  }

  /** A notice that names the amount and nothing else. */
  Notice(UUID causedBy, String recipientId, Template template, String subject, Money amount) {
    this(causedBy, recipientId, template, subject, amount, List.of());
  }

  /** A notice without a code. */
  Notice(
      UUID causedBy,
      String recipientId,
      Template template,
      String subject,
      @Nullable Money amount,
      List<String> details) {
    this(causedBy, recipientId, template, subject, amount, details, null);
  }
}
