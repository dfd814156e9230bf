package dev.tandem.contract.fundpurchase;

import java.time.Instant;

import dev.tandem.contract.Money;
import dev.tandem.contract.PaymentContext;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;
import org.jspecify.annotations.Nullable;

/**
 * An investor asked for a fund purchase; no money moves before risk has approved.
 *
 * @param orderId {@code ord_…}
 * @param walletId {@code wal_…}
 * @param ownerId the wallet's owner
 * @param fundRiskLevel 1 (lowest) to 5, to be held against the investor's own
 * @param amount what the investor pays in all, fee included
 * @param fee the part of {@code amount} that is the fee; zero for {@link PurchaseKind#DISCOUNT}
 * @param sequence 1: an order's first event
 */
@EventType(
    topic = Topics.FUND_PURCHASE,
    type = "dev.tandem.fundpurchase.FundPurchaseRequested.v1",
    subject = "orderId",
    sequence = "sequence")
public record FundPurchaseRequested(
    String orderId,
    PurchaseKind kind,
    String walletId,
    String ownerId,
    String fundCode,
    int fundRiskLevel,
    Money amount,
    Money fee,
    @Nullable PaymentContext context,
    Instant requestedAt,
    long sequence) {}
