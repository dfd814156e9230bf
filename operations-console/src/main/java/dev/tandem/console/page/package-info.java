/**
 * The parts that all pages share: frame, addresses, amounts, times, errors, and rules for browsers.
 */
@NullMarked
package dev.tandem.console.page;

import org.jspecify.annotations.NullMarked;
