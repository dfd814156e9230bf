/** Runs the consumers of all groups: their clients, their parts and their regular chores. */
@NullMarked
package dev.tandem.messaging.internal.consumer;

import org.jspecify.annotations.NullMarked;
