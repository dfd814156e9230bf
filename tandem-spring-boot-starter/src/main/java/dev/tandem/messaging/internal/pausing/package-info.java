/** The groups that somebody has paused, for all instances of the service. */
@NullMarked
package dev.tandem.messaging.internal.pausing;

import org.jspecify.annotations.NullMarked;
