/**
 * Fund payments: what the wallet does when a fund order is to be paid, is submitted or is reversed.
 */
@NullMarked
package dev.tandem.wallet.payment;

import org.jspecify.annotations.NullMarked;
