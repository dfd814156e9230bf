package dev.tandem.fundpurchase.order;

import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.PaymentContext;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.web.idempotency.IdempotencyKey;
import org.jspecify.annotations.Nullable;

/**
 * An investor's request to buy.
 *
 * @param key identifies the request for ever
 * @param traceId the trace of the request
 */
public record PlaceOrder(
    IdempotencyKey key,
    PurchaseKind kind,
    String walletId,
    String fundCode,
    Money amount,
    @Nullable String fundingToken,
    @Nullable PaymentContext context,
    @Nullable UUID traceId) {

  /** Without the funding token: logs must not carry it. */
  @Override
  public String toString() {
    return "PlaceOrder[kind=%s, walletId=%s, fundCode=%s, amount=%s]"
        .formatted(kind, walletId, fundCode, amount);
  }
}
