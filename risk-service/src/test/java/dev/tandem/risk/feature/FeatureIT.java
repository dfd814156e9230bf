package dev.tandem.risk.feature;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.tandem.messaging.support.UuidV7;
import dev.tandem.risk.RunningRiskService;
import dev.tandem.web.test.Api;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Features from the records of Kafka to the answer. Kafka itself is part of the suite's tests. */
@RunningRiskService
class FeatureIT {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @Autowired
  KeepFeatures keeping;

  @Autowired
  JdbcFeatures features;

  @LocalServerPort
  int port;

  private final String owner = "owner-" + UUID.randomUUID();

  @Test
  void theNewestFeaturesOfAnOwnerAreShown() {
    keeping.keep(
        List.of(told(1, NOON), told(2, NOON.plusSeconds(1)), told(3, NOON.plusSeconds(1))));

    var shown = shown();

    assertThat(shown).hasSize(1);
    assertThat(shown.path(0).path("kind").asString()).isEqualTo("owner");
    assertThat(shown.path(0).path("version").asLong()).isEqualTo(3);
    assertThat(shown.path(0).at("/values/asked.24h").asDouble()).isEqualTo(3);
  }

  @Test
  void whatIsReadAgainDoesNotBringBackOldFeatures() {
    keeping.keep(List.of(told(5, NOON.plusSeconds(60))));
    keeping.keep(List.of(told(4, NOON)));

    assertThat(shown().path(0).path("version").asLong()).isEqualTo(5);
  }

  @Test
  void theNewestOfABatchIsKeptWhereverItStands() {
    keeping.keep(List.of(told(2, NOON.plusSeconds(60)), told(1, NOON)));

    assertThat(shown().path(0).path("version").asLong()).isEqualTo(2);
  }

  @Test
  void aRecordThatIsNoFeaturesHoldsNothingUp() {
    keeping.keep(List.of("{", "{}", "null", "[1]", told(1, NOON), "{\"kind\": 7}"));

    assertThat(shown()).hasSize(1);
  }

  @Test
  void whatTheDatabaseDoesNotTakeHoldsNothingUpEither() {
    keeping.keep(List.of(
        told(0, NOON),
        told(2, NOON),
        told(3, NOON).replace(owner, "not\\u0000storable"),
        told(4, NOON).replace(owner, "x".repeat(256))));

    assertThat(shown().path(0).path("version").asLong()).isEqualTo(2);
  }

  @Test
  void nobodyKnownHasNoFeatures() {
    assertThat(shown()).isEmpty();
  }

  @Test
  void areForgottenOnceNothingWasAddedForLong() {
    keeping.keep(List.of(told(1, NOON)));

    features.forgetBefore(NOON);
    assertThat(shown()).hasSize(1);
    features.forgetBefore(NOON.plusSeconds(1));

    assertThat(shown()).isEmpty();
  }

  private String told(long version, Instant at) {
    return """
        {"kind": "owner", "id": "%s", "eventId": "%s", "version": %s, "at": "%s",
         "values": {"asked.24h": %s.0}}\
        """.formatted(owner, UuidV7.next(), version, at, version);
  }

  private JsonNode shown() {
    var reply = new Api(port).get("/v1/features?ownerId=" + owner);
    assertThat(reply.status()).isEqualTo(200);
    return reply.json();
  }
}
