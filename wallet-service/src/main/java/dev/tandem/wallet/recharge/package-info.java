/** Recharges: what they are, how they move, are charged, read and told of. */
@NullMarked
package dev.tandem.wallet.recharge;

import org.jspecify.annotations.NullMarked;
