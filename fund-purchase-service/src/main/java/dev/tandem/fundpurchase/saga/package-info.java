/** The causes that move orders: decisions of risk and of the investor, payments, and time. */
@NullMarked
package dev.tandem.fundpurchase.saga;

import org.jspecify.annotations.NullMarked;
