/** Recharges: what they are, how they are asked for and read, and the waiting for their outcome. */
@NullMarked
package dev.tandem.wallet.recharge;

import org.jspecify.annotations.NullMarked;
