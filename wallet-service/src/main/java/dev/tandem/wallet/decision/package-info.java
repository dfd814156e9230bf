/** From the request to the bank: decisions on recharges by risk, their owners and the clock. */
@NullMarked
package dev.tandem.wallet.decision;

import org.jspecify.annotations.NullMarked;
