/** How recharges are asked for, and the waiting for their outcome. */
@NullMarked
package dev.tandem.wallet.intake;

import org.jspecify.annotations.NullMarked;
