/** The life of one payment: its past, the steps still to come, and the place of its money. */
@NullMarked
package dev.tandem.console.payment;

import org.jspecify.annotations.NullMarked;
