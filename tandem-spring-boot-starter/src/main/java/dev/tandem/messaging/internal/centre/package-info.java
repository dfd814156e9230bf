/** Transactions outside the outbox's database, and how they are decided. */
@NullMarked
package dev.tandem.messaging.internal.centre;

import org.jspecify.annotations.NullMarked;
