/**
 * The connections to RocketMQ, and the points of the application's life at which they open and
 * close.
 */
@NullMarked
package dev.tandem.messaging.internal.broker;

import org.jspecify.annotations.NullMarked;
