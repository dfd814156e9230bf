/**
 * Runs the consumers of all groups: their clients, their parts, and what is done from time to time.
 */
@NullMarked
package dev.tandem.messaging.internal.consumer;

import org.jspecify.annotations.NullMarked;
