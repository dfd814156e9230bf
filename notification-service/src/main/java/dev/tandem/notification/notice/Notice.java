package dev.tandem.notification.notice;

import java.util.List;
import java.util.UUID;

import dev.tandem.contract.Money;
import org.jspecify.annotations.Nullable;

/**
 * Something a person must be told, because of one event.
 *
 * @param causedBy the event's id
 * @param subject the recharge ({@code rch_…}) or order ({@code ord_…}) it is about
 * @param details what the template's text names besides the amount, in its order; an empty one is
 *     the recipient's own wallet
 * @param sealedCode the one-time code that its text has, which is told and not shown
 */
record Notice(
    UUID causedBy,
    String recipientId,
    Template template,
    String subject,
    Money amount,
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
      Money amount,
      List<String> details) {
    this(causedBy, recipientId, template, subject, amount, details, null);
  }
}
