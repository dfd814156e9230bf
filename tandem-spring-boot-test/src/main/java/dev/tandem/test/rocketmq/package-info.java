/** A RocketMQ broker for tests, as processes of its own or wherever else it runs. */
@NullMarked
package dev.tandem.test.rocketmq;

import org.jspecify.annotations.NullMarked;
