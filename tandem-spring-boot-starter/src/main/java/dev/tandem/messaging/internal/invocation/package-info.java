/** Calls handlers, observed, inside a transaction or outside. */
@NullMarked
package dev.tandem.messaging.internal.invocation;

import org.jspecify.annotations.NullMarked;
