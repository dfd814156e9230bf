/**
 * Limits of how often one caller may ask, and how often anybody may act on one object. Each
 * instance counts for itself, in memory.
 */
@NullMarked
package dev.tandem.web.rate;

import org.jspecify.annotations.NullMarked;
