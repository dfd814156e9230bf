package dev.tandem.fundpurchase.order;

import dev.tandem.contract.Money;
import dev.tandem.contract.PaymentContext;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.web.idempotency.IdempotencyKey;
import org.jspecify.annotations.Nullable;

/**
 * What an investor asks for.
 *
 * @param key tells the request from every other, for ever
 */
record PlaceOrder(
    IdempotencyKey key,
    PurchaseKind kind,
    String walletId,
    String fundCode,
    Money amount,
    @Nullable String fundingToken,
    @Nullable PaymentContext context) {}
