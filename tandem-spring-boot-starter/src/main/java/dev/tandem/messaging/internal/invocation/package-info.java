/** Calls handlers, inside a transaction or outside, and observes them. */
@NullMarked
package dev.tandem.messaging.internal.invocation;

import org.jspecify.annotations.NullMarked;
