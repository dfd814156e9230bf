/**
 * Two versions of a service in one consumer group: an instance leaves the events that it cannot
 * handle to the other version.
 */
@NullMarked
package dev.tandem.messaging.internal.handover;

import org.jspecify.annotations.NullMarked;
