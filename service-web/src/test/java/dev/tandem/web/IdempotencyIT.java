package dev.tandem.web;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.tandem.web.test.Api;
import dev.tandem.web.test.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = Sample.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class IdempotencyIT {

  private static final String OK = "{\"to\":\"ada\",\"amountMinor\":5}";

  @LocalServerPort
  int port;

  @Autowired
  Sample.Parcels parcels;

  @Autowired
  JdbcClient jdbc;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    Postgres.register(registry);
  }

  @Test
  void replaysTheFirstAnswer() {
    var key = key();
    var first = api().postWithKey(key, "/v1/parcels", OK);
    var sent = parcels.sent.get();
    var second = api().postWithKey(key, "/v1/parcels", OK);

    assertThat(first.status()).isEqualTo(202);
    assertThat(first.header("Idempotent-Replayed")).isEmpty();
    assertThat(second.status()).isEqualTo(202);
    assertThat(second.body()).isEqualTo(first.body()).isNotEmpty();
    assertThat(second.header("Location")).isEqualTo(first.header("Location")).isNotEmpty();
    assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(parcels.sent).hasValue(sent);
  }

  @Test
  void replaysARefusalOfTheDomain() {
    var key = key();
    var body = "{\"to\":\"refused\",\"amountMinor\":5}";
    var first = api().postWithKey(key, "/v1/parcels", body);
    var second = api().postWithKey(key, "/v1/parcels", body);

    assertThat(second.status()).isEqualTo(422);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"to\":\"full\",\"amountMinor\":5}",
        "{\"to\":\"defect\",\"amountMinor\":5}",
        "{\"to\":\"deadlock\",\"amountMinor\":5}"
      })
  void runsAgainAfterAnAnswerThatDecidedNothing(String body) {
    var key = key();
    var first = api().postWithKey(key, "/v1/parcels", body);
    var sent = parcels.sent.get();
    var second = api().postWithKey(key, "/v1/parcels", body);

    assertThat(first.status()).isGreaterThanOrEqualTo(500);
    assertThat(second.status()).isEqualTo(first.status());
    assertThat(second.header("Idempotent-Replayed")).isEmpty();
    assertThat(parcels.sent).hasValue(sent + 1);
  }

  @Test
  void letsTheCallerMendAnInvalidRequestUnderTheSameKey() {
    var key = key();

    assertThat(api().postWithKey(key, "/v1/parcels", "{}").status()).isEqualTo(400);
    assertThat(api().postWithKey(key, "/v1/parcels", OK).status()).isEqualTo(202);
  }

  @Test
  void forgetsThatAPathDidNotExist() {
    var key = key();

    assertThat(api().postWithKey(key, "/v1/later", OK).code()).isEqualTo("not-found");
    assertThat(api().postWithKey(key, "/v1/later", OK).header("Idempotent-Replayed"))
        .isEmpty();
  }

  @Test
  void refusesAnotherRequestUnderTheSameKey() {
    var key = key();
    api().postWithKey(key, "/v1/parcels", OK);
    var other = api().postWithKey(key, "/v1/parcels", "{\"to\":\"bob\",\"amountMinor\":5}");
    var query = api().postWithKey(key, "/v1/parcels?a=b", OK);

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.code()).isEqualTo("idempotency-key-reused");
    assertThat(query.code()).isEqualTo("idempotency-key-reused");
  }

  @ParameterizedTest
  @CsvSource({"'',idempotency-key-missing", "'  ',idempotency-key-missing"})
  void needsAKey(String key, String code) {
    var reply = api().postWithKey(key, "/v1/parcels", OK);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo(code);
  }

  @Test
  void needsOneKeyOfBoundedLength() {
    var none = api()
        .send(api()
            .request("/v1/parcels", "Content-Type", "application/json")
            .POST(java.net.http.HttpRequest.BodyPublishers.ofString(OK)));
    var two = api().postWithKey(key(), "/v1/parcels", OK, "Idempotency-Key", key());

    assertThat(none.code()).isEqualTo("idempotency-key-missing");
    assertThat(two.code()).isEqualTo("idempotency-key-invalid");
    assertThat(api().postWithKey("k".repeat(256), "/v1/parcels", OK).code())
        .isEqualTo("idempotency-key-invalid");
    assertThat(
            api().postWithKey("k".repeat(255 - 36) + key(), "/v1/parcels", OK).status())
        .isEqualTo(202);
  }

  @Test
  void runsOnceHoweverManyComeAtOnce() throws InterruptedException {
    var key = key();
    var sent = parcels.sent.get();
    List<Reply> replies;
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      replies = callers
          .invokeAll(IntStream.range(0, 6)
              .<java.util.concurrent.Callable<Reply>>mapToObj(
                  n -> () -> api().postWithKey(key, "/v1/parcels", OK))
              .toList())
          .stream()
          .map(java.util.concurrent.Future::resultNow)
          .toList();
    }

    assertThat(parcels.sent).hasValue(sent + 1);
    assertThat(replies)
        .allMatch(reply -> reply.status() == 202
            || (reply.code().equals("idempotency-key-in-progress")
                && reply.header("Retry-After").equals("1")));
  }

  @Test
  void answersInProgressUntilTheLeaseEndsThenRunsAgain() throws Exception {
    var key = key();
    var hold = new CountDownLatch(1);
    parcels.held.put(key, hold);
    parcels.started.drainPermits();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = callers.submit(() -> api().postWithKey(key, "/v1/parcels", OK));
      assertThat(parcels.started.tryAcquire(10, TimeUnit.SECONDS)).isTrue();

      var early = api().postWithKey(key, "/v1/parcels", OK);
      assertThat(early.status()).isEqualTo(409);
      assertThat(early.code()).isEqualTo("idempotency-key-in-progress");
      assertThat(early.header("Retry-After")).isEqualTo("1");
      assertThat(early.fields()).containsEntry("retryable", true);

      parcels.held.remove(key);
      endLeases();
      var second = api().postWithKey(key, "/v1/parcels", OK);
      hold.countDown();
      var late = first.get(10, TimeUnit.SECONDS);

      // The one that took the key over is the one whose answer stays.
      assertThat(second.status()).isEqualTo(202);
      assertThat(late.status()).isEqualTo(202);
      assertThat(api().postWithKey(key, "/v1/parcels", OK).body()).isEqualTo(second.body());
    }
  }

  @Test
  void findsAKeyThatWasClaimedInAWeekBefore() {
    var key = key();
    var first = api().postWithKey(key, "/v1/parcels", OK);
    var moved = jdbc.sql("UPDATE http.idempotency SET week = week - 7").update();

    assertThat(moved).isPositive();
    assertThat(api().postWithKey(key, "/v1/parcels", OK).body()).isEqualTo(first.body());
  }

  private void endLeases() {
    jdbc.sql("UPDATE http.idempotency SET lease_until = now() - interval '1 second'"
            + " WHERE completed_at IS NULL")
        .update();
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private Api api() {
    return new Api(port);
  }
}
