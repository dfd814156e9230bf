/** The statuses of an order, its moves, its deadlines and its timeline. */
@NullMarked
package dev.tandem.fundpurchase.lifecycle;

import org.jspecify.annotations.NullMarked;
