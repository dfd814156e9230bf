/** Measures Tandem's claims, side by side with widely used alternatives. */
@NullMarked
package dev.tandem.benchmarks;

import org.jspecify.annotations.NullMarked;
