package dev.tandem.messaging.internal.broker;

import java.util.Arrays;
import java.util.List;

import dev.tandem.messaging.support.OutageLog;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.MixAll;
import org.apache.rocketmq.common.topic.TopicValidator;
import org.apache.rocketmq.logging.org.slf4j.Marker;
import org.apache.rocketmq.logging.org.slf4j.event.Level;
import org.apache.rocketmq.logging.org.slf4j.helpers.LegacyAbstractLogger;
import org.apache.rocketmq.remoting.exception.RemotingSendRequestException;
import org.apache.rocketmq.remoting.protocol.ResponseCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.MessageFormatter;

/**
 * One logger of the RocketMQ client, written through to the application's logger. While the broker
 * is away the client warns a hundred times a second, with stack traces: the log gets one line when
 * that begins, one a minute, and one when it has ended. Each of them is there at DEBUG.
 */
final class BridgedLogger extends LegacyAbstractLogger {

  private static final long serialVersionUID = 1L;
  private static final String GIVEN_UP_ON = TopicValidator.RMQ_SYS_TRANS_CHECK_MAX_TIME_TOPIC;

  private static final List<String> EXPECTED = List.of(
      "lock heartBeat, but failed",
      "has shutdown",
      "get consumer id list failed",
      "IDLE exception");

  /** One for all loggers of the client: they all speak up when the broker is away. */
  private static final OutageLog OUTAGE =
      new OutageLog(LoggerFactory.getLogger("org.apache.rocketmq.client"));

  private final transient Logger logger;
  private final transient OutageLog outage;

  BridgedLogger(String name) {
    this(name, OUTAGE);
  }

  BridgedLogger(String name, OutageLog outage) {
    this.name = name;
    this.outage = outage;
    // The client uses bare names such as RocketmqClient; one prefix lets one setting rule them all.
    this.logger =
        LoggerFactory.getLogger(name.indexOf('.') < 0 ? "org.apache.rocketmq." + name : name);
  }

  @Override
  public boolean isTraceEnabled() {
    return logger.isTraceEnabled();
  }

  @Override
  public boolean isDebugEnabled() {
    return logger.isDebugEnabled();
  }

  @Override
  public boolean isInfoEnabled() {
    return logger.isDebugEnabled();
  }

  @Override
  public boolean isWarnEnabled() {
    return logger.isWarnEnabled();
  }

  @Override
  public boolean isErrorEnabled() {
    return logger.isErrorEnabled();
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      String message,
      Object @Nullable [] arguments,
      @Nullable Throwable thrown) {
    var given = arguments == null ? new Object[0] : arguments;
    if (level == Level.WARN && !isExpected(message, given, thrown)) {
      outage.failed("{}{}", MessageFormatter.basicArrayFormat(message, given), cause(thrown));
    }
    logger.atLevel(applicationLevel(level)).setCause(thrown).log(message, given);
  }

  private static String cause(@Nullable Throwable thrown) {
    return thrown == null ? "" : ": " + thrown;
  }

  /**
   * What the client warns of although all is well: the broker makes the topic of half messages that
   * it gave up on with the first of them, and a group's retry topic with its first retry; of two
   * heartbeats at once one gives way; a client that stops says so again and again; the pull that
   * waits while a connection closes is cut off; a connection that nobody uses is closed; and a
   * group asks who belongs to it before the broker has its first heartbeat. If the broker went
   * away, connecting anew tells of it.
   */
  private static boolean isExpected(
      String message, Object[] arguments, @Nullable Throwable thrown) {
    if (thrown instanceof MQClientException failure) {
      return failure.getResponseCode() == ResponseCode.TOPIC_NOT_EXIST
          && failure.toString().contains(GIVEN_UP_ON);
    }
    if (thrown instanceof MQBrokerException refusal) {
      return refusal.getErrorMessage().startsWith("no consumer for this group");
    }
    if (thrown instanceof RemotingSendRequestException) {
      return message.startsWith("execute the pull request exception");
    }
    return thrown == null
        && (EXPECTED.stream().anyMatch(message::contains)
            || Arrays.asList(arguments).contains(GIVEN_UP_ON)
            || isOfRetryTopic(message, arguments));
  }

  private static boolean isOfRetryTopic(String message, Object[] arguments) {
    return message.contains("RouteInfoFromNameServer is not exist")
        && Arrays.stream(arguments)
            .anyMatch(it -> String.valueOf(it).startsWith(MixAll.RETRY_GROUP_TOPIC_PREFIX));
  }

  /**
   * Much of what the client logs at INFO, every few seconds, helps only its developers; what it
   * warns of is told once a minute.
   */
  private static org.slf4j.event.Level applicationLevel(Level level) {
    return level == Level.INFO || level == Level.WARN
        ? org.slf4j.event.Level.DEBUG
        : org.slf4j.event.Level.valueOf(level.name());
  }
}
