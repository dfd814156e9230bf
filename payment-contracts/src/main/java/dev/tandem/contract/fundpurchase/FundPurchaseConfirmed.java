package dev.tandem.contract.fundpurchase;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import dev.tandem.contract.Money;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;

/**
 * The fund house has allotted shares: the order is done.
 *
 * @param orderId {@code ord_…}
 * @param walletId {@code wal_…}
 * @param ownerId the wallet's owner
 * @param amount what the investor pays in all, fee included
 * @param fee the part of {@code amount} that is the fee; zero for {@link PurchaseKind#DISCOUNT}
 * @param shares two decimals, rounded down
 * @param nav net asset value of one share on the business date, four decimals
 * @param businessDate the day of the NAV
 * @param confirmDate the trading day of the confirmation
 * @param sequence follows the order's last event in this topic
 */
@EventType(
    topic = Topics.FUND_PURCHASE,
    type = "dev.tandem.fundpurchase.FundPurchaseConfirmed.v1",
    subject = "orderId",
    sequence = "sequence")
public record FundPurchaseConfirmed(
    String orderId,
    PurchaseKind kind,
    String walletId,
    String ownerId,
    String fundCode,
    Money amount,
    Money fee,
    BigDecimal shares,
    BigDecimal nav,
    LocalDate businessDate,
    LocalDate confirmDate,
    Instant confirmedAt,
    long sequence) {}
