package dev.tandem.web.trace;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A state that a payment has reached, as the log tells it. The amount is told by its order of
 * magnitude alone: a log has more readers than an account.
 *
 * @param what the kind of thing, such as {@code Recharge}, to begin a sentence
 * @param id the id as the HTTP contract shows it
 * @param reason the reason for the status, a stable word for machines
 * @param walletId the wallet's id as the HTTP contract shows it
 * @param traceId the trace of the request that began the payment
 */
public record PaymentState(
    String what,
    String id,
    Enum<?> status,
    @Nullable String reason,
    long amountMinor,
    Currency currency,
    String walletId,
    @Nullable UUID traceId) {

  @Override
  public String toString() {
    return "%s %s is %s%s: %s of %s"
        .formatted(what, id, status, reason == null ? "" : " (" + reason + ")", size(), walletId);
  }

  private String size() {
    var whole = BigDecimal.valueOf(amountMinor, currency.getDefaultFractionDigits())
        .toBigInteger()
        .toString();
    var code = currency.getCurrencyCode();
    return whole.equals("0")
        ? code + " below 1"
        : "%s 1%s to %s"
            .formatted(code, "0".repeat(whole.length() - 1), "9".repeat(whole.length()));
  }
}
