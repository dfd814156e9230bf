package dev.tandem.contract.wallet;

import java.time.Instant;

import dev.tandem.contract.Money;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;
import org.jspecify.annotations.Nullable;

/**
 * Nothing is paid for the order any more, and nothing will be.
 *
 * @param orderId {@code ord_…}
 * @param walletId {@code wal_…}
 * @param returned what went to the available balance: the payment, or what the bank was found to
 *     have charged for it after all; zero if there was neither and the payment is now refused
 * @param credited what the bank was found to have charged for it after all, which is in the wallet
 *     now; none is zero
 * @param fee the part of the payment that was the fee, where it was paid; none is zero
 * @param waivedFee what the discount had spared the investor, where it was paid; none is zero
 * @param accepted whether the fund house had accepted the order; none is no
 * @param sequence the order's wallet events in their order, from 1
 */
@EventType(
    topic = Topics.WALLET,
    type = "dev.tandem.wallet.FundPaymentReversed.v1",
    subject = "orderId",
    sequence = "sequence")
public record FundPaymentReversed(
    String orderId,
    PurchaseKind kind,
    String walletId,
    Money returned,
    @Nullable Money credited,
    @Nullable Money fee,
    @Nullable Money waivedFee,
    @Nullable Boolean accepted,
    Instant reversedAt,
    long sequence) {}
