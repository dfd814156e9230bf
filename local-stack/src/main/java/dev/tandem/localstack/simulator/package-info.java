/**
 * The parts that both simulators of the outside world share: books and faults that outlive a
 * restart.
 */
@NullMarked
package dev.tandem.localstack.simulator;

import org.jspecify.annotations.NullMarked;
