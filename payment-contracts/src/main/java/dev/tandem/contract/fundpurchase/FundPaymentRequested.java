package dev.tandem.contract.fundpurchase;

import java.time.Instant;

import dev.tandem.contract.Money;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.contract.Topics;
import dev.tandem.contract.wallet.FundPaymentCompleted;
import dev.tandem.contract.wallet.FundPaymentFailed;
import dev.tandem.contract.wallet.FundPaymentReversed;
import dev.tandem.messaging.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The order was approved: the wallet is to pay it, whole or not at all.
 *
 * <p>The wallet answers with exactly one {@link FundPaymentCompleted} or {@link FundPaymentFailed};
 * if its reversal was asked for before that was decided, {@link FundPaymentReversed} is the only
 * answer. It moves {@code amount} from the wallet: {@code amount - fee} is owed to the fund house,
 * {@code fee} is income.
 *
 * @param orderId {@code ord_…}
 * @param walletId {@code wal_…}
 * @param ownerId the wallet's owner
 * @param amount what the investor pays in all, fee included
 * @param fee the part of {@code amount} that is the fee; zero for {@link PurchaseKind#DISCOUNT}
 * @param waivedFee what the fee would have been without the discount, which the house gives; none
 *     is zero
 * @param fundingToken the bank's opaque token to charge, for {@link PurchaseKind#DISCOUNT} only;
 *     never a card or account number
 * @param payBy no charge starts after it; the order is reversed then
 * @param sequence follows the order's last event in this topic
 */
@EventType(
    topic = Topics.FUND_PURCHASE,
    type = "dev.tandem.fundpurchase.FundPaymentRequested.v1",
    subject = "orderId",
    sequence = "sequence")
public record FundPaymentRequested(
    String orderId,
    PurchaseKind kind,
    String walletId,
    String ownerId,
    String fundCode,
    Money amount,
    Money fee,
    @Nullable Money waivedFee,
    @Nullable String fundingToken,
    Instant payBy,
    Instant requestedAt,
    long sequence) {

  /** Without the funding token: logs and error messages must not carry it. */
  @Override
  public String toString() {
    return "FundPaymentRequested[orderId=%s, kind=%s, walletId=%s, amount=%s, fee=%s, payBy=%s]"
        .formatted(orderId, kind, walletId, amount, fee, payBy);
  }
}
