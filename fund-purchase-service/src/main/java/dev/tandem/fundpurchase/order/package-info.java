/** The order: what was asked for, what has happened to it, and what it tells the others. */
@NullMarked
package dev.tandem.fundpurchase.order;

import org.jspecify.annotations.NullMarked;
