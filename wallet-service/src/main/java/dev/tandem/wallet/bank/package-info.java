/** The bank, as far as a recharge needs it. */
@NullMarked
package dev.tandem.wallet.bank;

import org.jspecify.annotations.NullMarked;
