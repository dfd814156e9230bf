/**
 * Reads messages as the broker delivered them: which events they hold and which handler takes each.
 */
@NullMarked
package dev.tandem.messaging.internal.delivery;

import org.jspecify.annotations.NullMarked;
