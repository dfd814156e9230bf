/** Breaks: what the fund house said and we do not. Each is a task until it is settled. */
@NullMarked
package dev.tandem.fundpurchase.breaks;

import org.jspecify.annotations.NullMarked;
