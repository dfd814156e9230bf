/** Where an order can stand, how it moves on, how long it waits, and the history that it leaves. */
@NullMarked
package dev.tandem.fundpurchase.lifecycle;

import org.jspecify.annotations.NullMarked;
