/**
 * The database that holds outbox and inbox: which one it is, and how the starter itself works with
 * it.
 */
@NullMarked
package dev.tandem.messaging.internal.database;

import org.jspecify.annotations.NullMarked;
