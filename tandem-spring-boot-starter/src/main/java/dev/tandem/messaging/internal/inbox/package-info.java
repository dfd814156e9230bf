/**
 * The events that each group has taken responsibility for, and the last errors of those that still
 * fail.
 */
@NullMarked
package dev.tandem.messaging.internal.inbox;

import org.jspecify.annotations.NullMarked;
