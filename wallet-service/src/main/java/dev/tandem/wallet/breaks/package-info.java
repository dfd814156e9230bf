/**
 * Breaks: charges for which the bank's book differs from our request, and their resolution by
 * people.
 */
@NullMarked
package dev.tandem.wallet.breaks;

import org.jspecify.annotations.NullMarked;
