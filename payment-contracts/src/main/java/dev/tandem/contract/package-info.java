/**
 * The values that the events of all topics are made of; each topic's events have a package of their
 * own.
 */
@NullMarked
package dev.tandem.contract;

import org.jspecify.annotations.NullMarked;
