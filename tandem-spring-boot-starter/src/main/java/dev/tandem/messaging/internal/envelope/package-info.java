/** CloudEvents 1.0 JSON: what an event looks like on the wire, and how event records map to it. */
@NullMarked
package dev.tandem.messaging.internal.envelope;

import org.jspecify.annotations.NullMarked;
