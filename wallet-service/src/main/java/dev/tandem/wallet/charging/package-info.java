/** How anything is charged at the bank, and how what the bank did not answer is settled. */
@NullMarked
package dev.tandem.wallet.charging;

import org.jspecify.annotations.NullMarked;
