/** Keeping the parts of a running suite up: those that end are told of and started again. */
@NullMarked
package dev.tandem.localstack.upkeep;

import org.jspecify.annotations.NullMarked;
