/**
 * Publishing: the events of a local transaction become outbox rows and half messages right before
 * its COMMIT, and the half messages end right after it.
 */
@NullMarked
package dev.tandem.messaging.internal.publish;

import org.jspecify.annotations.NullMarked;
