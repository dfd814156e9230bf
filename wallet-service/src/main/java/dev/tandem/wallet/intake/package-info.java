/** Accepting recharges, and waiting for their outcome. */
@NullMarked
package dev.tandem.wallet.intake;

import org.jspecify.annotations.NullMarked;
