/** Recharges: their states and moves, their charging, and reading and publishing them. */
@NullMarked
package dev.tandem.wallet.recharge;

import org.jspecify.annotations.NullMarked;
