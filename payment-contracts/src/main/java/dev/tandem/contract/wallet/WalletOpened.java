package dev.tandem.contract.wallet;

import java.time.Instant;
import java.util.Currency;

import dev.tandem.contract.Topics;
import dev.tandem.messaging.EventType;

/**
 * A wallet was opened: services that take orders for it learn its owner and currency from this.
 *
 * @param walletId {@code wal_…}
 * @param sequence 1: a wallet's first event
 */
@EventType(
    topic = Topics.WALLET,
    type = "dev.tandem.wallet.WalletOpened.v1",
    subject = "walletId",
    sequence = "sequence")
public record WalletOpened(
    String walletId, String ownerId, Currency currency, Instant openedAt, long sequence) {}
