package dev.tandem.web.stepup;

import org.jspecify.annotations.Nullable;

/**
 * A payment as its owner confirms it.
 *
 * @param subjectId the recharge ({@code rch_…}) or order ({@code ord_…})
 * @param payee the fund that is paid for, or none where the money goes to the owner's own wallet
 */
public record StepUpPayment(
    String subjectId,
    String ownerId,
    long amountMinor,
    String currency,
    @Nullable String payee) {

  /** All parts and the code as one text, different for any two of them: no part holds a NUL. */
  String asText(String code) {
    return String.join(
        "\0",
        subjectId,
        ownerId,
        Long.toString(amountMinor),
        currency,
        payee == null ? "" : payee,
        code);
  }
}
