/** How orders are asked for and read. */
@NullMarked
package dev.tandem.fundpurchase.intake;

import org.jspecify.annotations.NullMarked;
