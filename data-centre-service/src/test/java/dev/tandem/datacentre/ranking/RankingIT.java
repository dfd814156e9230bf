package dev.tandem.datacentre.ranking;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.tandem.datacentre.RunningDataCentre;
import dev.tandem.datacentre.TestKafka;
import dev.tandem.datacentre.kafka.KafkaTopics;
import dev.tandem.datacentre.kafka.KafkaWriter;
import dev.tandem.datacentre.kafka.KafkaWriter.Entry;
import dev.tandem.web.test.Api;
import dev.tandem.web.test.Reply;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/** What stream-analytics tells, through Kafka, until it is shown. */
@RunningDataCentre
class RankingIT {

  private static final JsonMapper JSON = new JsonMapper();

  @Autowired
  KafkaWriter kafka;

  @LocalServerPort
  int port;

  private final String fund = "F" + UUID.randomUUID().toString().substring(0, 8);
  // A time of its own: other tests have other minutes.
  private final Instant minute = Instant.now()
      .truncatedTo(ChronoUnit.MINUTES)
      .minus(Duration.ofHours(fund.hashCode() & 0xffff));

  @Test
  void ranksTheFundsOfAMinuteByWhatIsAskedFor() {
    tell(minute, fund + "a", 3, 300, 1, 0, 0, 3);
    tell(minute, fund + "b", 2, 900, 2, 0, 0, 2);
    tell(minute, "", 9, 900, 9, 0, 0, 9);
    tell(minute, fund + "a", 4, 400, 1, 0, 0, 4);
    await()
        .atMost(30, SECONDS)
        .until(() -> ranked("ORDERS").size() == 2
            && ranked("ORDERS").getFirst().get("orders").asLong() == 4);
    // As a job tells that has begun anew and counts from before.
    tell(minute, fund + "a", 3, 300, 1, 0, 0, 3);
    tell(minute, fund + "c", 1, 10, 1, 0, 0, 1);
    await().atMost(30, SECONDS).until(() -> ranked("ORDERS").size() == 3);

    assertThat(ranked("ORDERS"))
        .extracting(
            it -> it.get("fundCode").asString(),
            it -> it.get("rank").asInt(),
            it -> it.get("orders").asLong())
        .containsExactly(
            tuple(fund + "a", 1, 4L), tuple(fund + "b", 2, 2L), tuple(fund + "c", 3, 1L));
    assertThat(ranked("AMOUNT").getFirst().get("fundCode").asString()).isEqualTo(fund + "b");
    assertThat(ranked("INVESTORS").getFirst().get("fundCode").asString()).isEqualTo(fund + "b");
    assertThat(get("/v1/rankings/hot-funds?window=PT1H").code()).isEqualTo("invalid-request");
  }

  @Test
  void showsATrendWithItsQuietMinutes() {
    tell(minute, fund, 2, 50, 1, 0, 0, 2);
    tell(minute, "other", 7, 50, 1, 0, 0, 7);
    var path =
        "/v1/trends/" + fund + "?from=" + minute.minusSeconds(60) + "&to=" + minute.plusSeconds(60);
    await()
        .atMost(30, SECONDS)
        .until(() -> get(path).json().get(1).get("orders").asInt() == 2);

    assertThat(get(path).json())
        .hasSize(2)
        .first()
        .satisfies(it -> assertThat(it.get("orders").asInt()).isZero());
    assertThat(get("/v1/trends/" + fund + "?from=" + minute + "&to=" + minute).code())
        .isEqualTo("invalid-request");
  }

  @Test
  void goesOnFromWhereItHasComeToAfterARestart() {
    tell(minute, fund, 1, 10, 1, 0, 0, 1);

    await()
        .atMost(30, SECONDS)
        .until(() -> TestKafka.unread("data-centre-minutes", KafkaTopics.FUND_MINUTES) == 0);
  }

  @Test
  void aMinuteInWhichMoreFailsThanBeforeIsUnusual() {
    for (int earlier = 1; earlier <= 5; earlier++) {
      tell(minute.minusSeconds(60L * earlier), fund, 20, 20, 20, 20, 1, 40);
    }
    tell(minute, fund, 10, 10, 10, 10, 6, 20);
    var path =
        "/v1/abnormal-ratios?from=" + minute.minusSeconds(60) + "&to=" + minute.plusSeconds(60);
    await()
        .atMost(30, SECONDS)
        .until(() -> get(path).json().size() == 2
            && get(path).json().get(0).get("expected").asDouble() < 0.1);

    var ratios = get(path).json();
    assertThat(ratios.get(0).get("ratio").asDouble()).isEqualTo(0.6);
    // 5 of 100 failed before, counted as 6 of 102.
    assertThat(ratios.get(0).get("expected").asDouble()).isCloseTo(6 / 102.0, within(1e-9));
    assertThat(ratios.get(0).get("unusual").asBoolean()).isTrue();
    assertThat(ratios.get(1).get("unusual").asBoolean()).isFalse();
  }

  @Test
  void skipsWhatIsNoMinute() {
    kafka.write(
        KafkaTopics.FUND_MINUTES,
        List.of(new Entry("x", "{"), new Entry("x", "7"), new Entry("x", "{\"minute\": null}")));
    tell(minute.plusSeconds(1), fund, 1, 1, 1, 0, 0, 1);
    tell(minute, fund, 1, 1, 1, 0, 0, 1);

    await().atMost(30, SECONDS).until(() -> ranked("ORDERS").size() == 1);
  }

  private List<JsonNode> ranked(String by) {
    var all =
        get("/v1/rankings/hot-funds?by=" + by + "&at=" + minute.plusSeconds(30)).json();
    return all.valueStream().toList();
  }

  private Reply get(String path) {
    return new Api(port).as("olga", "operator").get(path);
  }

  private void tell(
      Instant at,
      String fundCode,
      long orders,
      long amount,
      long investors,
      long ended,
      long abnormal,
      long events) {
    var json = JSON.writeValueAsString(Map.of(
        "minute",
        at,
        "fundCode",
        fundCode,
        "channel",
        "DISCOUNT",
        "currency",
        "CNY",
        "orders",
        orders,
        "amountMinor",
        amount,
        "investors",
        investors,
        "ended",
        ended,
        "abnormal",
        abnormal,
        "events",
        events));
    kafka.write(KafkaTopics.FUND_MINUTES, List.of(new Entry("key", json)));
  }
}
