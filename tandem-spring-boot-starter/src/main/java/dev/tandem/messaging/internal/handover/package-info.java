/**
 * Two versions of a service in one consumer group: an instance leaves what only the other version
 * handles to it.
 */
@NullMarked
package dev.tandem.messaging.internal.handover;

import org.jspecify.annotations.NullMarked;
