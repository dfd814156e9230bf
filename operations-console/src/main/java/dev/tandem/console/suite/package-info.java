/** The services of the suite, called over HTTP only. */
@NullMarked
package dev.tandem.console.suite;

import org.jspecify.annotations.NullMarked;
