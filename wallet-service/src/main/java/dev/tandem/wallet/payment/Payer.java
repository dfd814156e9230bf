package dev.tandem.wallet.payment;

import java.util.Currency;

/** The wallet that is to pay, as far as that decides whether it may. */
record Payer(Currency currency, boolean frozen) {}
