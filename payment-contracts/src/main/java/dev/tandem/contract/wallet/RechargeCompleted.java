package dev.tandem.contract.wallet;

import java.time.Instant;

import dev.tandem.contract.Money;
import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;

/**
 * The bank was charged and the wallet credited.
 *
 * @param rechargeId {@code rch_…}
 * @param walletId {@code wal_…}
 * @param sequence follows the recharge's last event
 */
@EventType(
    topic = Topics.WALLET,
    type = "dev.tandem.wallet.RechargeCompleted.v1",
    subject = "rechargeId",
    sequence = "sequence")
public record RechargeCompleted(
    String rechargeId,
    String walletId,
    String ownerId,
    Money amount,
    Instant completedAt,
    long sequence) {}
