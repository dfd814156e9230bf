package dev.tandem.messaging.internal.listener;

import dev.tandem.messaging.ExactlyOnce.Identity;
import dev.tandem.messaging.internal.envelope.ContentTypes;
import dev.tandem.messaging.internal.envelope.MessageHeaders;
import org.apache.rocketmq.common.message.MessageExt;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MessageIdentityTest {

  @Test
  void goesByTheMessageIdUnlessToldOtherwise() {
    assertThat(id(message("m-1", "hung", "k"))).isEqualTo(id(message("m-1", "folded", "l")));
    assertThat(id(message("m-1", "hung", "k"))).isNotEqualTo(id(message("m-2", "hung", "k")));
  }

  @Test
  void goesByTopicTagAndKeysWhereTold() {
    assertThat(keys(message("m-1", "hung", "k"))).isEqualTo(keys(message("m-2", "hung", "k")));
    assertThat(keys(message("m-1", "hung", "k"))).isNotEqualTo(keys(message("m-1", "folded", "k")));
    assertThat(keys(message("m-1", "hung", "k"))).isNotEqualTo(keys(message("m-1", "hung", "k l")));
  }

  @Test
  void refusesAMessageWithoutTheKeysItIsToGoBy() {
    assertThatThrownBy(() -> keys(message("m-1", "hung", "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("m-1 has no KEYS");
  }

  @Test
  void goesByTheOutboxRowOfWhatTandemSent() {
    assertThat(keys(published("m-1", "k"))).isEqualTo(id(published("m-2", "l")));
    assertThat(id(published("m-1", "k"))).isNotEqualTo(id(message("m-1", "hung", "k")));
  }

  private static byte[] id(MessageExt message) {
    return MessageIdentity.of(message, Identity.MESSAGE_ID);
  }

  private static byte[] keys(MessageExt message) {
    return MessageIdentity.of(message, Identity.KEYS);
  }

  private static MessageExt published(String msgId, String keys) {
    MessageExt message = message(msgId, "hung", keys);
    message.putUserProperty(MessageHeaders.CONTENT_TYPE, ContentTypes.EVENT);
    message.putUserProperty(MessageHeaders.SOURCE, "coat-check");
    message.putUserProperty(MessageHeaders.MESSAGE_ID, "018f0000-0000-7000-8000-000000000001");
    return message;
  }

  private static MessageExt message(String msgId, String tag, String keys) {
    MessageExt message = new MessageExt();
    message.setTopic("coats");
    message.setTags(tag);
    message.setKeys(keys);
    message.setMsgId(msgId);
    return message;
  }
}
