/** Wallets: opening and reading them. */
@NullMarked
package dev.tandem.wallet.wallet;

import org.jspecify.annotations.NullMarked;
