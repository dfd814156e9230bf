package dev.tandem.messaging.internal.broker;

import java.util.Arrays;

import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.topic.TopicValidator;
import org.apache.rocketmq.logging.org.slf4j.Marker;
import org.apache.rocketmq.logging.org.slf4j.event.Level;
import org.apache.rocketmq.logging.org.slf4j.helpers.LegacyAbstractLogger;
import org.apache.rocketmq.remoting.protocol.ResponseCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One logger of the RocketMQ client, written through to the application's logger. */
final class BridgedLogger extends LegacyAbstractLogger {

  private static final long serialVersionUID = 1L;
  private static final String GIVEN_UP_ON = TopicValidator.RMQ_SYS_TRANS_CHECK_MAX_TIME_TOPIC;

  private final transient Logger logger;

  BridgedLogger(String name) {
    this.name = name;
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
    logger
        .atLevel(
            isExpected(arguments, thrown) ? org.slf4j.event.Level.DEBUG : applicationLevel(level))
        .setCause(thrown)
        .log(message, arguments == null ? new Object[0] : arguments);
  }

  /**
   * The broker makes the topic of half messages it gave up on with the first of them. Until then
   * the client says every few seconds, with a stack trace, that it is not there.
   */
  private static boolean isExpected(Object @Nullable [] arguments, @Nullable Throwable thrown) {
    return thrown == null
        ? arguments != null && Arrays.asList(arguments).contains(GIVEN_UP_ON)
        : thrown instanceof MQClientException failure
            && failure.getResponseCode() == ResponseCode.TOPIC_NOT_EXIST
            && failure.toString().contains(GIVEN_UP_ON);
  }

  /** Much of what the client logs at INFO, every few seconds, helps only its developers. */
  private static org.slf4j.event.Level applicationLevel(Level level) {
    return level == Level.INFO
        ? org.slf4j.event.Level.DEBUG
        : org.slf4j.event.Level.valueOf(level.name());
  }
}
