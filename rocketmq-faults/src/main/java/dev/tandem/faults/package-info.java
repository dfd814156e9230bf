/** Faults that any broker may show at times, made often enough to be tested. */
@NullMarked
package dev.tandem.faults;

import org.jspecify.annotations.NullMarked;
