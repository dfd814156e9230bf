/**
 * Settles batches of events: each once in effect, in order where a group asks for it, or as a dead
 * letter.
 */
@NullMarked
package dev.tandem.messaging.internal.processing;

import org.jspecify.annotations.NullMarked;
