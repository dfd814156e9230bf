/** Callers: as many as there are, or as many as come. */
@NullMarked
package dev.tandem.benchmarks.load;

import org.jspecify.annotations.NullMarked;
