/** Faults of a broker that it may show at any time, made often enough to be tested. */
@NullMarked
package dev.tandem.faults;

import org.jspecify.annotations.NullMarked;
