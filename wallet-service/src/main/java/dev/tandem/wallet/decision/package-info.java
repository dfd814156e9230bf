/**
 * From the request to the bank: how recharges are decided on, by risk, their owners and the clock.
 */
@NullMarked
package dev.tandem.wallet.decision;

import org.jspecify.annotations.NullMarked;
