package dev.tandem.contract.wallet;

import java.time.Instant;

import dev.tandem.contract.Money;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The order is paid: in one transaction, with the recharge that belongs to it if it has one.
 *
 * @param orderId {@code ord_…}
 * @param walletId {@code wal_…}
 * @param ownerId the wallet's owner
 * @param amount what left the wallet, fee included
 * @param fee the part of {@code amount} that is the fee
 * @param waivedFee what the fee would have been without the discount, which the house gives; none
 *     is zero
 * @param sequence the order's wallet events in their order, from 1
 */
@EventType(
    topic = Topics.WALLET,
    type = "dev.tandem.wallet.FundPaymentCompleted.v1",
    subject = "orderId",
    sequence = "sequence")
public record FundPaymentCompleted(
    String orderId,
    PurchaseKind kind,
    String walletId,
    String ownerId,
    Money amount,
    Money fee,
    @Nullable Money waivedFee,
    Instant completedAt,
    long sequence) {}
