/** Listeners of rocketmq-spring that take effect once. */
@NullMarked
package dev.tandem.messaging.internal.listener;

import org.jspecify.annotations.NullMarked;
