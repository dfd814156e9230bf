/** CloudEvents 1.0 JSON: the form of an event on the wire, and its mapping to event records. */
@NullMarked
package dev.tandem.messaging.internal.envelope;

import org.jspecify.annotations.NullMarked;
