/** The recharge every contender does, and the check that no money got lost. */
@NullMarked
package dev.tandem.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
