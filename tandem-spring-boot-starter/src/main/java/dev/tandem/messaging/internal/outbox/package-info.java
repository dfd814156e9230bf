/**
 * The outbox table, and the parts that deliver its messages for certain: check-back, confirmation,
 * sweep and drain.
 */
@NullMarked
package dev.tandem.messaging.internal.outbox;

import org.jspecify.annotations.NullMarked;
