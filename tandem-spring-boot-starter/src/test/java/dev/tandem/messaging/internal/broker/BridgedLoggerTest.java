package dev.tandem.messaging.internal.broker;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.remoting.protocol.ResponseCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class BridgedLoggerTest {

  private static final String GIVEN_UP_ON = "TRANS_CHECK_MAX_TIME_TOPIC";

  private final Logger application =
      (Logger) LoggerFactory.getLogger("org.apache.rocketmq.BridgedLoggerTest");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final BridgedLogger logger = new BridgedLogger("BridgedLoggerTest");

  @BeforeEach
  void listen() {
    application.setLevel(Level.DEBUG);
    lines.start();
    application.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    application.detachAppender(lines);
    application.setLevel(null);
  }

  @Test
  void passesWarningsOn() {
    logger.warn("doRebalance, {}, but the topic[{}] not exist.", "orders-drain", "orders");
    logger.warn("route", notThere("orders"));

    assertThat(lines.list)
        .extracting(ILoggingEvent::getLevel)
        .containsOnly(Level.WARN)
        .hasSize(2);
  }

  @Test
  void doesNotWarnOfATopicThatTheBrokerHasHadNoNeedToMake() {
    logger.warn("doRebalance, {}, but the topic[{}] not exist.", "orders-drain", GIVEN_UP_ON);
    logger.warn("route", notThere(GIVEN_UP_ON));

    assertThat(lines.list)
        .extracting(ILoggingEvent::getLevel)
        .containsOnly(Level.DEBUG)
        .hasSize(2);
  }

  @Test
  void keepsToTheApplicationsLevel() {
    application.setLevel(Level.INFO);

    logger.warn("route", notThere(GIVEN_UP_ON));

    assertThat(lines.list).isEmpty();
  }

  @Test
  void warnsOfOtherTroubleWithThatTopic() {
    logger.warn("route", new MQClientException(ResponseCode.SYSTEM_BUSY, GIVEN_UP_ON + " is busy"));

    assertThat(lines.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN);
  }

  private static MQClientException notThere(String topic) {
    return new MQClientException(
        ResponseCode.TOPIC_NOT_EXIST, "No topic route info in name server for the topic: " + topic);
  }
}
