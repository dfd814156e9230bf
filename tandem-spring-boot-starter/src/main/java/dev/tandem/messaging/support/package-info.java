/**
 * Help for handlers and for the services around them: classification of failures, growing pauses,
 * ids, SQL arrays, work after COMMIT and the upkeep of partitions. Nothing here is needed to
 * publish or to handle events.
 */
@NullMarked
package dev.tandem.messaging.support;

import org.jspecify.annotations.NullMarked;
