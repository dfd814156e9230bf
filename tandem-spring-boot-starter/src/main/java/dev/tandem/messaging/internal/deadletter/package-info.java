/**
 * Events that could not be handled: they are kept, shown, retried or discarded, and each action is
 * recorded.
 */
@NullMarked
package dev.tandem.messaging.internal.deadletter;

import org.jspecify.annotations.NullMarked;
