package dev.tandem.contract.fundpurchase;

import java.time.Instant;

import dev.tandem.contract.Money;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;

/**
 * The order ended without shares, and no money is in it any more.
 *
 * @param orderId {@code ord_…}
 * @param walletId {@code wal_…}
 * @param ownerId the wallet's owner
 * @param amount what the investor pays in all, fee included
 * @param outcome the terminal status it ended in
 * @param reason a stable word for machines, such as {@code bank-declined}
 * @param sequence follows the order's last event in this topic
 */
@EventType(
    topic = Topics.FUND_PURCHASE,
    type = "dev.tandem.fundpurchase.FundPurchaseRejected.v1",
    subject = "orderId",
    sequence = "sequence")
public record FundPurchaseRejected(
    String orderId,
    PurchaseKind kind,
    String walletId,
    String ownerId,
    String fundCode,
    Money amount,
    Outcome outcome,
    String reason,
    Instant rejectedAt,
    long sequence) {

  /** The terminal status it ended in. */
  public enum Outcome {
    /** Risk or a reviewer refused it; nothing was paid. */
    REJECTED,
    /** The wallet could not pay it. */
    PAYMENT_FAILED,
    /** It waited longer than allowed; nothing was paid. */
    EXPIRED,
    /** It was paid, and the money is back in the wallet's available balance. */
    REVERSED
  }
}
