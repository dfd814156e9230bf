/** Charging at the bank, and settling the charges that the bank did not answer. */
@NullMarked
package dev.tandem.wallet.charging;

import org.jspecify.annotations.NullMarked;
