package dev.tandem.web;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

import dev.tandem.web.test.Api;
import dev.tandem.web.test.Reply;
import dev.tandem.web.test.TextSweep;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** A service with two connections and two places, whose clock can be moved. */
@SpringBootTest(
    classes = Sample.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.datasource.hikari.maximum-pool-size=2",
      "spring.datasource.hikari.minimum-idle=2",
      "spring.datasource.hikari.connection-timeout=2000",
      "tandem.web.limit.max-in-flight=2"
    })
@ActiveProfiles("demo")
class OverloadAndOperatorsIT {

  private static final String OK = "{\"to\":\"ada\",\"amountMinor\":5}";

  @LocalServerPort
  int port;

  @LocalManagementPort
  int managementPort;

  @Autowired
  DataSource dataSource;

  @Autowired
  Sample.Parcels parcels;

  @Autowired
  Clock clock;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    Postgres.register(registry);
  }

  @Test
  void saysThatItIsUnavailableWhenNoConnectionIsFree() throws SQLException {
    var key = UUID.randomUUID().toString();
    try (var _ = dataSource.getConnection();
        var _ = dataSource.getConnection()) {
      var reply = new Api(port).postWithKey(key, "/v1/parcels", OK);

      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.code()).isEqualTo("unavailable");
      assertThat(reply.header("Retry-After")).isEqualTo("1");
      assertThat(reply.fields()).containsEntry("retryable", true);
    }
    assertThat(new Api(port).postWithKey(key, "/v1/parcels", OK).status()).isEqualTo(202);
  }

  @Test
  void refusesWhatIsMoreThanItCanServeAtOnce() throws Exception {
    var hold = new CountDownLatch(1);
    parcels.started.drainPermits();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var key : new String[] {"one", "two"}) {
        parcels.held.put(key, hold);
        var _ = callers.submit(() -> new Api(port).postWithKey(key, "/v1/parcels", OK));
      }
      assertThat(parcels.started.tryAcquire(2, 10, TimeUnit.SECONDS)).isTrue();
      var third = new Api(port).get("/v1/parcels?rows=1");
      hold.countDown();

      assertThat(third.status()).isEqualTo(503);
      assertThat(third.code()).isEqualTo("overloaded");
      assertThat(third.header("Retry-After")).isEqualTo("1");
    }
    assertThat(new Api(port).get("/v1/parcels?rows=1").status()).isEqualTo(200);
  }

  /**
   * Virtual ones have stopped a service on two processors for good: they were all loading classes.
   */
  @Test
  void answersOnPlatformThreads() {
    parcels.onVirtualThread.set(true);

    new Api(port).post("/v1/parcels", OK);

    assertThat(parcels.onVirtualThread).isFalse();
  }

  @Test
  void isAliveWithoutItsDatabaseButNotReady() throws SQLException {
    var management = new Api(managementPort);
    assertThat(management.get("/actuator/health/readiness").status()).isEqualTo(200);
    try (var _ = dataSource.getConnection();
        var _ = dataSource.getConnection()) {
      assertThat(management.get("/actuator/health/readiness").status()).isEqualTo(503);
      assertThat(management.get("/actuator/health/liveness").status()).isEqualTo(200);
    }
  }

  @Test
  void countsWhatOperatorsWatch() {
    new Api(port).post("/v1/parcels", OK);

    assertThat(new Api(managementPort).get("/actuator/prometheus").body())
        .contains("tandem_http_idempotency_total", "tandem_http_in_flight", "hikaricp_connections");
  }

  @Test
  void movesTheClockForwardOnTheManagementPortAlone() {
    var before = clock.instant();
    var moved = advance("PT24H");

    assertThat(moved.status()).isEqualTo(200);
    assertThat(Instant.parse((String) moved.fields().get("now")))
        .isAfterOrEqualTo(before.plus(Duration.ofHours(24)));
    assertThat(clock.instant()).isAfterOrEqualTo(before.plus(Duration.ofHours(24)));
    assertThat(new Api(managementPort).get("/actuator/clock").fields()).containsKey("offset");
    assertThat(advance("-PT1H").status()).isEqualTo(400);
    assertThat(advance("tomorrow").status()).isEqualTo(400);
    assertThat(new Api(port).get("/actuator/clock").status()).isEqualTo(404);
  }

  @Test
  void refusesTextThatTheDatabaseCannotHold() {
    assertThat(TextSweep.verify(port, managementPort)).isGreaterThan(40);
  }

  @Test
  void tellsOperatorsWhatIsWrongWithTheirRequests() {
    var unknown = advance("tomorrow");
    var missing = operate("{}");
    var text = operate("{\"duration\":");

    assertThat(unknown.fields())
        .containsEntry("code", "invalid-request")
        .containsEntry(
            "detail", "duration: Must be an ISO 8601 duration such as PT24H, and not negative");
    assertThat(missing.fields())
        .containsEntry("code", "invalid-request")
        .containsEntry("detail", "duration: Is required");
    assertThat(missing.body()).contains("\"parameter\":\"duration\"");
    assertThat(missing.fields()).containsEntry("traceId", missing.header("Trace-Id"));
    assertThat(text.code()).isEqualTo("malformed-json");
    assertThat(operate("{\"duration\":\"" + "P".repeat(70_000) + "\"}").code())
        .isEqualTo("body-too-large");
  }

  private Reply advance(String duration) {
    return operate("{\"duration\":\"" + duration + "\"}");
  }

  private Reply operate(String body) {
    var api = new Api(managementPort).as("demo", "service");
    return api.send(api.request("/actuator/clock", "Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body)));
  }
}
