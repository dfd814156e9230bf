package dev.tandem.messaging.internal.producer;

import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.common.message.Message;

/**
 * A half message the broker holds: no consumer sees it before it is ended with COMMIT.
 *
 * @param message what was sent
 * @param sent the broker's receipt, which finds it again
 */
public record HalfMessage(Message message, SendResult sent) {}
