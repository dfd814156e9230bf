package dev.tandem.messaging.internal.broker;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tandem.messaging.support.OutageLog;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.remoting.exception.RemotingSendRequestException;
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
  private final BridgedLogger logger =
      new BridgedLogger("BridgedLoggerTest", new OutageLog(application));

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
  void tellsOfAnOutageOnceAndOfEachWarningToThoseWhoDebug() {
    logger.warn("doRebalance, {}, but the topic[{}] not exist.", "orders-drain", "orders");
    logger.warn("route", notThere("orders"));

    assertThat(told(Level.WARN))
        .containsExactly("doRebalance, orders-drain, but the topic[orders] not exist.");
    assertThat(told(Level.DEBUG)).contains("route");
  }

  @Test
  void passesErrorsOn() {
    logger.error("consume failed", notThere("orders"));
    logger.error("consume failed", notThere("orders"));

    assertThat(told(Level.ERROR)).hasSize(2);
  }

  @Test
  void doesNotWarnOfWhatIsExpected() {
    logger.warn("doRebalance, {}, but the topic[{}] not exist.", "orders-drain", GIVEN_UP_ON);
    logger.warn("route", notThere(GIVEN_UP_ON));
    logger.warn("get Topic [{}] RouteInfoFromNameServer is not exist value", "%RETRY%orders");
    logger.warn("PullMessageServiceScheduledThread has shutdown");
    logger.warn("lock heartBeat, but failed. [{}]", "orders");
    logger.warn("NETTY CLIENT PIPELINE: IDLE exception channel[{}]", "addr=127.0.0.1:10911");
    logger.warn("doRebalance, {} {}, get consumer id list failed", "orders-drain", "orders");
    logger.warn(
        "getConsumerIdListByGroup exception, 127.0.0.1:10911 orders-drain",
        new MQBrokerException(1, "no consumer for this group, orders-drain"));
    logger.warn(
        "execute the pull request exception, group={}",
        "orders",
        new RemotingSendRequestException("127.0.0.1:10911"));

    assertThat(told(Level.WARN)).isEmpty();
    assertThat(told(Level.DEBUG)).hasSize(9);
  }

  @Test
  void keepsToTheApplicationsLevel() {
    application.setLevel(Level.INFO);

    logger.warn("route", notThere(GIVEN_UP_ON));

    assertThat(lines.list).isEmpty();
  }

  @Test
  void warnsOfOtherTroubleWithThoseTopics() {
    logger.warn("route", new MQClientException(ResponseCode.SYSTEM_BUSY, GIVEN_UP_ON + " is busy"));

    assertThat(told(Level.WARN)).singleElement().asString().contains("is busy");
  }

  @Test
  void warnsOfATopicThatShouldBeThere() {
    logger.warn("get Topic [{}] RouteInfoFromNameServer is not exist value", "orders");

    assertThat(told(Level.WARN)).hasSize(1);
  }

  private List<String> told(Level level) {
    return lines.list.stream()
        .filter(line -> line.getLevel() == level)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  private static MQClientException notThere(String topic) {
    return new MQClientException(
        ResponseCode.TOPIC_NOT_EXIST, "No topic route info in name server for the topic: " + topic);
  }
}
