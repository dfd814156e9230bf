/**
 * What the events of all topics are made of; the events of each stand in a package of their own.
 */
@NullMarked
package dev.tandem.contract;

import org.jspecify.annotations.NullMarked;
