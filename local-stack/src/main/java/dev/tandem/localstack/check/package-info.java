/**
 * Holds what every part of the running suite has on record against the others: no money is lost,
 * doubled or made.
 */
@NullMarked
package dev.tandem.localstack.check;

import org.jspecify.annotations.NullMarked;
