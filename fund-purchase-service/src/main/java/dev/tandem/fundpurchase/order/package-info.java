/** Purchases: the order and its saga, how it is asked for and read. */
@NullMarked
package dev.tandem.fundpurchase.order;

import org.jspecify.annotations.NullMarked;
