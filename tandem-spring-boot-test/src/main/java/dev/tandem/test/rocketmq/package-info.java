/** A RocketMQ broker for tests, in processes of its own or in containers. */
@NullMarked
package dev.tandem.test.rocketmq;

import org.jspecify.annotations.NullMarked;
