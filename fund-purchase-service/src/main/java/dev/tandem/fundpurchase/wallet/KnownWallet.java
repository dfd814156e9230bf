package dev.tandem.fundpurchase.wallet;

import java.util.Currency;

/** A wallet, as wallet-service published it. */
public record KnownWallet(String id, String ownerId, Currency currency) {}
