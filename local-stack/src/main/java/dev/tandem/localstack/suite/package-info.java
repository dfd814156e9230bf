/** The parts of the suite: services, simulators, and where each of them answers. */
@NullMarked
package dev.tandem.localstack.suite;

import org.jspecify.annotations.NullMarked;
