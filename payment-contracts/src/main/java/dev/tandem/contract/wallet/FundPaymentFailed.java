package dev.tandem.contract.wallet;

import java.time.Instant;

import dev.tandem.contract.Money;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The order cannot be paid, and none of it is or will be.
 *
 * @param orderId {@code ord_…}
 * @param walletId {@code wal_…}
 * @param credited the amount that the bank had charged after all, and that a person left in the
 *     wallet as a recharge; zero if there is none
 * @param reason a stable word for machines, such as {@code bank-declined}, {@code insufficient-
 *     balance}, {@code wallet-not-found}
 * @param sequence the order's wallet events in their order, from 1
 */
@EventType(
    topic = Topics.WALLET,
    type = "dev.tandem.wallet.FundPaymentFailed.v1",
    subject = "orderId",
    sequence = "sequence")
public record FundPaymentFailed(
    String orderId,
    PurchaseKind kind,
    String walletId,
    Money amount,
    @Nullable Money credited,
    String reason,
    Instant failedAt,
    long sequence) {}
