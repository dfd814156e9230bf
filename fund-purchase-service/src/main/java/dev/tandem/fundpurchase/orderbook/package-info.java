/** The order book: finds orders, and writes what has changed with its history and its events. */
@NullMarked
package dev.tandem.fundpurchase.orderbook;

import org.jspecify.annotations.NullMarked;
