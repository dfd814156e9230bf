/** Consumes batches of messages, each event once in effect. */
@NullMarked
package dev.tandem.messaging.internal.inbox;

import org.jspecify.annotations.NullMarked;
