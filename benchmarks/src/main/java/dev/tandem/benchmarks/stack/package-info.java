/** The database and the broker that every contender runs on. */
@NullMarked
package dev.tandem.benchmarks.stack;

import org.jspecify.annotations.NullMarked;
