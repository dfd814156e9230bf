package dev.tandem.contract.fundpurchase;

import java.time.Instant;
import java.time.LocalDate;

import dev.tandem.contract.Money;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;

/**
 * The wallet has paid the order; it is to be submitted to the fund house.
 *
 * @param orderId {@code ord_…}
 * @param walletId {@code wal_…}
 * @param ownerId the wallet's owner
 * @param amount the whole amount that the investor pays, fee included
 * @param fee the part of {@code amount} that is the fee; zero for {@link PurchaseKind#DISCOUNT}
 * @param businessDate the trading day the order belongs to
 * @param sequence follows the order's last event in this topic
 */
@EventType(
    topic = Topics.FUND_PURCHASE,
    type = "dev.tandem.fundpurchase.FundPurchasePaid.v1",
    subject = "orderId",
    sequence = "sequence")
public record FundPurchasePaid(
    String orderId,
    PurchaseKind kind,
    String walletId,
    String ownerId,
    String fundCode,
    Money amount,
    Money fee,
    LocalDate businessDate,
    Instant paidAt,
    long sequence) {}
