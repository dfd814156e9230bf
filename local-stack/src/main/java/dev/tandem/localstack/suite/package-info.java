/** The parts of the suite: services, simulators, and their addresses. */
@NullMarked
package dev.tandem.localstack.suite;

import org.jspecify.annotations.NullMarked;
