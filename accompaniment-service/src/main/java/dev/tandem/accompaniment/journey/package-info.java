/** Journeys: what they are, how their files are read and checked, and what happens next in one. */
@NullMarked
package dev.tandem.accompaniment.journey;

import org.jspecify.annotations.NullMarked;
