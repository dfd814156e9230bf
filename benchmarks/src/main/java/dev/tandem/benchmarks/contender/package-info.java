/** The ways of moving database and broker in step that are compared. */
@NullMarked
package dev.tandem.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
