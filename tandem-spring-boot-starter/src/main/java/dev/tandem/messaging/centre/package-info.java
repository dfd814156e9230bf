/** Events of transactions that are not in the outbox's database: the two-phase message. */
@NullMarked
package dev.tandem.messaging.centre;

import org.jspecify.annotations.NullMarked;
