package dev.tandem.contract.wallet;

import java.time.Instant;

import dev.tandem.contract.Money;
import dev.tandem.contract.PaymentContext;
import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;
import org.jspecify.annotations.Nullable;

/**
 * An owner asked to recharge a wallet; nothing is charged before risk has approved.
 *
 * @param rechargeId {@code rch_…}
 * @param walletId {@code wal_…}
 * @param fundingToken what is to be charged, sealed for the wallet
 * @param sequence 1: a recharge's first event
 */
@EventType(
    topic = Topics.WALLET,
    type = "dev.tandem.wallet.RechargeRequested.v1",
    subject = "rechargeId",
    sequence = "sequence")
public record RechargeRequested(
    String rechargeId,
    String walletId,
    String ownerId,
    Money amount,
    @Nullable PaymentContext context,
    @Nullable String fundingToken,
    Instant requestedAt,
    long sequence) {}
