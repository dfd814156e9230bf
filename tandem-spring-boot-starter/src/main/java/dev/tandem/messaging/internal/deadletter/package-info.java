/** Events that could not be handled: kept, shown, retried or discarded, each act recorded. */
@NullMarked
package dev.tandem.messaging.internal.deadletter;

import org.jspecify.annotations.NullMarked;
