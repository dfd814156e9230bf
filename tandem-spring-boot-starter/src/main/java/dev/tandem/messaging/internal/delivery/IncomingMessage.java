package dev.tandem.messaging.internal.delivery;

import dev.tandem.messaging.internal.deadletter.NewDeadLetter.Origin;
import dev.tandem.messaging.internal.envelope.MessageBody;
import dev.tandem.messaging.internal.envelope.MessageHeaders;
import org.apache.rocketmq.common.message.MessageConst;
import org.apache.rocketmq.common.message.MessageExt;
import org.jspecify.annotations.Nullable;

/**
 * A message as the broker delivered it.
 *
 * @param index its place in the batch
 * @param topic the topic it was published to, also when it comes from a retry or dead-letter queue
 * @param id the publisher's message id, the same at every delivery, or the broker's where there is
 *     none
 * @param attempt 1 for the first delivery
 */
public record IncomingMessage(
    int index, String topic, @Nullable String tag, String id, MessageBody body, int attempt) {

  public static IncomingMessage of(int index, MessageExt message) {
    String id = message.getUserProperty(MessageHeaders.MESSAGE_ID);
    byte[] body = message.getBody();
    return new IncomingMessage(
        index,
        topic(message),
        message.getTags(),
        id == null ? message.getMsgId() : id,
        new MessageBody(
            message.getUserProperty(MessageHeaders.CONTENT_TYPE),
            body == null ? new byte[0] : body),
        message.getReconsumeTimes() + 1);
  }

  private static String topic(MessageExt message) {
    String published = message.getProperty(MessageConst.PROPERTY_RETRY_TOPIC);
    return published == null ? message.getTopic() : published;
  }

  Origin origin() {
    return new Origin(topic, tag, id);
  }
}
