/**
 * A demo that runs: the process itself, and the control server by which other commands reach it.
 */
@NullMarked
package dev.tandem.localstack.control;

import org.jspecify.annotations.NullMarked;
