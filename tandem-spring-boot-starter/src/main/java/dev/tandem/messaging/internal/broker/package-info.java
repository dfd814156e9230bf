/** The connections to RocketMQ, and when in the application's life they are made and closed. */
@NullMarked
package dev.tandem.messaging.internal.broker;

import org.jspecify.annotations.NullMarked;
