/** From a risk decision to the bank's answer: what moves a recharge on after it was accepted. */
@NullMarked
package dev.tandem.wallet.charging;

import org.jspecify.annotations.NullMarked;
