/** The life of one payment: what happened, what is still to come, where the money is. */
@NullMarked
package dev.tandem.console.payment;

import org.jspecify.annotations.NullMarked;
