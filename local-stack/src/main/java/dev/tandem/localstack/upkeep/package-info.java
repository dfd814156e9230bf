/** Keeps the parts of a running suite up: reports those that end and starts them again. */
@NullMarked
package dev.tandem.localstack.upkeep;

import org.jspecify.annotations.NullMarked;
