/** The wallets that this service knows of, by wallet-service's events. */
@NullMarked
package dev.tandem.fundpurchase.wallet;

import org.jspecify.annotations.NullMarked;
