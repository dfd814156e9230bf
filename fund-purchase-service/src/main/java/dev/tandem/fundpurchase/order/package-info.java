/** The order: its terms, its moves, and the events it publishes. */
@NullMarked
package dev.tandem.fundpurchase.order;

import org.jspecify.annotations.NullMarked;
