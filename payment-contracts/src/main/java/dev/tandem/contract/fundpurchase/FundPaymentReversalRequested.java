package dev.tandem.contract.fundpurchase;

import java.time.Instant;

import dev.tandem.contract.Money;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.contract.Topics;
import dev.tandem.contract.wallet.FundPaymentReversed;
import dev.tandem.messaging.EventType;

/**
 * The order will not be bought: what was paid for it goes back to the wallet's available balance.
 *
 * <p>The wallet answers with exactly one {@link FundPaymentReversed}, and only when nothing can
 * move for this order any more. A request that arrives before its payment leaves a marker that
 * stops the payment.
 *
 * @param orderId {@code ord_…}
 * @param walletId {@code wal_…}
 * @param ownerId the wallet's owner
 * @param amount what the investor pays in all, fee included
 * @param fee the part of {@code amount} that is the fee; zero for {@link PurchaseKind#DISCOUNT}
 * @param reason a stable word for machines, such as {@code payment-deadline}
 * @param sequence follows the order's last event in this topic
 */
@EventType(
    topic = Topics.FUND_PURCHASE,
    type = "dev.tandem.fundpurchase.FundPaymentReversalRequested.v1",
    subject = "orderId",
    sequence = "sequence")
public record FundPaymentReversalRequested(
    String orderId,
    PurchaseKind kind,
    String walletId,
    String ownerId,
    String fundCode,
    Money amount,
    Money fee,
    String reason,
    Instant requestedAt,
    long sequence) {}
