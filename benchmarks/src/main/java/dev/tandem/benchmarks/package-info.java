/** Measures what Tandem claims, side by side with what people use instead. */
@NullMarked
package dev.tandem.benchmarks;

import org.jspecify.annotations.NullMarked;
