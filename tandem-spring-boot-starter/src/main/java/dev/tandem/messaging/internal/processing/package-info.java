/**
 * Settles batches of events: each takes effect once, in order where a group wants it, or becomes a
 * dead letter.
 */
@NullMarked
package dev.tandem.messaging.internal.processing;

import org.jspecify.annotations.NullMarked;
