/**
 * The outbox table, and everything that makes sure its messages arrive: check-back, confirmation,
 * sweep and drain.
 */
@NullMarked
package dev.tandem.messaging.internal.outbox;

import org.jspecify.annotations.NullMarked;
