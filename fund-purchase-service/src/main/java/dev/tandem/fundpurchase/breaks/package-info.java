/**
 * Breaks: differences between the fund house's word and our books. Each is a task until it is
 * settled.
 */
@NullMarked
package dev.tandem.fundpurchase.breaks;

import org.jspecify.annotations.NullMarked;
