/** The connection to RocketMQ: clients, topics, and how the application's lifecycle drives them. */
@NullMarked
package dev.tandem.messaging.internal.broker;

import org.jspecify.annotations.NullMarked;
