/**
 * The producing half of the protocol: outbox rows and half messages inside the local transaction, and
 * everything that makes sure they arrive (check-back, confirmation, sweep, drain).
 */
@NullMarked
package dev.tandem.messaging.internal.outbox;

import org.jspecify.annotations.NullMarked;
