/** Fund payments: paying a fund order, submitting it to the fund house, and reversing it. */
@NullMarked
package dev.tandem.wallet.payment;

import org.jspecify.annotations.NullMarked;
