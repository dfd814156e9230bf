package dev.tandem.messaging.internal.handler;

import org.apache.rocketmq.client.Validators;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.MixAll;
import org.apache.rocketmq.common.topic.TopicValidator;
import org.apache.rocketmq.remoting.protocol.NamespaceUtil;

/** Names derived from a consumer group's name, and the limit they set to its length. */
public final class GroupName {

  private static final String DEAD_LETTER_READER = "-dead-letters";

  /** The longest topic name that RocketMQ allows. */
  private static final int LONGEST_TOPIC = 127;

  /** The longest derived name is the retry topic of the reader of the group's dead letters. */
  static final int LONGEST =
      LONGEST_TOPIC - MixAll.RETRY_GROUP_TOPIC_PREFIX.length() - DEAD_LETTER_READER.length();

  private GroupName() {}

  /** The group that reads the dead-letter queue of {@code group}. */
  public static String deadLetterReader(String group) {
    return group + DEAD_LETTER_READER;
  }

  /**
   * Checks a group's name.
   *
   * @param namespace stands in front of it at the broker, empty where there is none
   * @throws IllegalArgumentException if RocketMQ cannot have such a group
   */
  public static void check(String namespace, String name) {
    try {
      Validators.checkGroup(name);
    } catch (MQClientException e) {
      throw new IllegalArgumentException(e.getErrorMessage(), e);
    }
    String atTheBroker = NamespaceUtil.wrapNamespace(namespace, name);
    if (atTheBroker.length() > LONGEST) {
      throw new IllegalArgumentException(
          ("group name '%s' has %s characters, more than %s: with '%s' and '%s' it"
                  + " becomes a topic, which may have %s")
              .formatted(
                  atTheBroker,
                  atTheBroker.length(),
                  LONGEST,
                  MixAll.RETRY_GROUP_TOPIC_PREFIX,
                  DEAD_LETTER_READER,
                  LONGEST_TOPIC));
    }
    if (name.endsWith(DEAD_LETTER_READER)) {
      throw new IllegalArgumentException(
          "group name '%s' ends in '%s', as the readers of dead letters do"
              .formatted(name, DEAD_LETTER_READER));
    }
    if (MixAll.isSysConsumerGroup(name) || MixAll.DEFAULT_CONSUMER_GROUP.equals(name)) {
      throw new IllegalArgumentException("group name '" + name + "' is one of RocketMQ's own");
    }
  }

  /**
   * Checks a topic's name.
   *
   * @throws IllegalArgumentException if RocketMQ cannot have such a topic, or has it for itself
   */
  public static void checkTopic(String name) {
    try {
      Validators.checkTopic(name);
    } catch (MQClientException e) {
      throw new IllegalArgumentException(e.getErrorMessage(), e);
    }
    if (TopicValidator.isSystemTopic(name)
        || NamespaceUtil.isRetryTopic(name)
        || NamespaceUtil.isDLQTopic(name)) {
      throw new IllegalArgumentException("topic '" + name + "' is one of RocketMQ's own");
    }
  }
}
