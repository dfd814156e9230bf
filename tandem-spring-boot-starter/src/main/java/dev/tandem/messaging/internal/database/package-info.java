/** The database that holds outbox and inbox, and the starter's own transactions on it. */
@NullMarked
package dev.tandem.messaging.internal.database;

import org.jspecify.annotations.NullMarked;
