package dev.tandem.contract.wallet;

import java.time.Instant;

import dev.tandem.contract.Money;
import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;

/**
 * A recharge ended without money moving.
 *
 * @param rechargeId {@code rch_…}
 * @param walletId {@code wal_…}
 * @param outcome who ended it: risk, the bank, or its deadline
 * @param reason a stable word for machines, such as {@code bank-declined}
 * @param sequence follows the recharge's last event
 */
@EventType(
    topic = Topics.WALLET,
    type = "dev.tandem.wallet.RechargeFailed.v1",
    subject = "rechargeId",
    sequence = "sequence")
public record RechargeFailed(
    String rechargeId,
    String walletId,
    String ownerId,
    Money amount,
    Outcome outcome,
    String reason,
    Instant failedAt,
    long sequence) {

  /** The terminal status it ended in. */
  public enum Outcome {
    REJECTED,
    FAILED,
    EXPIRED
  }
}
