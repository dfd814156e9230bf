/** The services of the suite as the console reaches them: over HTTP, and nowhere else. */
@NullMarked
package dev.tandem.console.suite;

import org.jspecify.annotations.NullMarked;
