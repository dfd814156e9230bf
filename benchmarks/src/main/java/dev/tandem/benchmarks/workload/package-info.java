/** The recharge that every contender executes, and the check that no money is lost. */
@NullMarked
package dev.tandem.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
