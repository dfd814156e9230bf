/** The shares that investors hold. */
@NullMarked
package dev.tandem.fundpurchase.holding;

import org.jspecify.annotations.NullMarked;
