package dev.tandem.wallet.payment;

import java.util.Currency;

/** The paying wallet: the properties that decide whether it may pay. */
record Payer(Currency currency, boolean frozen) {}
