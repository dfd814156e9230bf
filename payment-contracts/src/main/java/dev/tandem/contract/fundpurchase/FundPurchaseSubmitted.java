package dev.tandem.contract.fundpurchase;

import java.time.Instant;
import java.time.LocalDate;

import dev.tandem.contract.Money;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;

/**
 * The fund house has accepted the order for its business date.
 *
 * @param orderId {@code ord_…}
 * @param walletId {@code wal_…}
 * @param ownerId the wallet's owner
 * @param amount what the investor pays in all, fee included
 * @param fee the part of {@code amount} that is the fee; zero for {@link PurchaseKind#DISCOUNT}
 * @param businessDate the trading day whose NAV prices the order
 * @param expectedConfirmDate T+1: the trading day after the business date
 * @param sequence follows the order's last event in this topic
 */
@EventType(
    topic = Topics.FUND_PURCHASE,
    type = "dev.tandem.fundpurchase.FundPurchaseSubmitted.v1",
    subject = "orderId",
    sequence = "sequence")
public record FundPurchaseSubmitted(
    String orderId,
    PurchaseKind kind,
    String walletId,
    String ownerId,
    String fundCode,
    Money amount,
    Money fee,
    LocalDate businessDate,
    LocalDate expectedConfirmDate,
    Instant submittedAt,
    long sequence) {}
