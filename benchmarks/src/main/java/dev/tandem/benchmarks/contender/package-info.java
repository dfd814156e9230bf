/** The contenders: ways of keeping database and broker in step. */
@NullMarked
package dev.tandem.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
