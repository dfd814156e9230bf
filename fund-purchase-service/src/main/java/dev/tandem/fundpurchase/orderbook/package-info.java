/** The order book: finds orders, and writes their changes with timelines and events. */
@NullMarked
package dev.tandem.fundpurchase.orderbook;

import org.jspecify.annotations.NullMarked;
