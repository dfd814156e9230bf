/** Consumes batches of messages, each event once in effect. */
@NullMarked
package dev.tandem.messaging.inbox;

import org.jspecify.annotations.NullMarked;
