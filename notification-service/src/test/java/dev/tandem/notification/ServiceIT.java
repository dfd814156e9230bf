package dev.tandem.notification;

import java.time.Duration;

import dev.tandem.test.TandemBackends;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** The whole service on a real database and broker, in the demo profile with quick retries. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      "tandem.messaging.topics.create=true",
      "tandem.messaging.topics.queues=2",
      "tandem.notification.notice.poll-interval=100ms",
      "tandem.notification.webhook.poll-interval=100ms",
      "tandem.notification.webhook.retry-delays=200ms,200ms,200ms,1h",
      "tandem.notification.webhook.timeout=2s",
      "tandem.notification.webhook.lease=4s",
      "tandem.notification.webhook.concurrency-per-endpoint=2"
    })
@TandemBackends(database = "notification")
@ActiveProfiles("demo")
@Import(ServiceIT.BrokerConfiguration.class)
public abstract class ServiceIT {

  @Autowired
  protected Broker broker;

  @Autowired
  protected JdbcClient jdbc;

  protected OperatorsApi api;

  @LocalServerPort
  private int port;

  @BeforeEach
  void openApi() {
    api = new OperatorsApi(port);
    // Endpoints of another test would be sent this one's events. A delivery under way may hold one
    // of
    // the tables and wait for the other.
    soon()
        .ignoreExceptionsInstanceOf(PessimisticLockingFailureException.class)
        .untilAsserted(
            () -> jdbc.sql("TRUNCATE webhook_delivery, webhook_endpoint").update());
  }

  protected static ConditionFactory soon() {
    return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
  }

  /** Lets tests publish. */
  @TestConfiguration(proxyBeanMethods = false)
  static class BrokerConfiguration {

    @Bean
    Broker broker(Environment environment) {
      return new Broker(environment.getRequiredProperty("rocketmq.name-server"));
    }
  }
}
