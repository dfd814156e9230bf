package dev.tandem.contract.wallet;

import java.time.Instant;

import dev.tandem.contract.Money;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;

/**
 * Nothing is paid for the order any more, and nothing will be.
 *
 * @param orderId {@code ord_…}
 * @param walletId {@code wal_…}
 * @param returned what went to the available balance: the payment, or what the bank was found to
 *     have charged for it after all; zero if there was neither and the payment is now refused
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
    Instant reversedAt,
    long sequence) {}
