/** Placing and reading orders. */
@NullMarked
package dev.tandem.fundpurchase.intake;

import org.jspecify.annotations.NullMarked;
