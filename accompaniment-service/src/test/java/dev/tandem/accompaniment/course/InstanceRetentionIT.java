package dev.tandem.accompaniment.course;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.tandem.accompaniment.RunningAccompaniment;
import dev.tandem.accompaniment.Suite;
import dev.tandem.accompaniment.journey.Happening;
import dev.tandem.accompaniment.journey.Trigger;
import dev.tandem.web.test.Api;
import dev.tandem.web.work.PollingWorker;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.tandem.accompaniment.Suite.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@RunningAccompaniment
class InstanceRetentionIT {

  @Autowired
  Suite suite;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  JdbcInstances instances;

  @Autowired
  RunJourneys journeys;

  @Autowired
  PollingWorker instanceRetention;

  @LocalServerPort
  int port;

  private final String owner = "owner-" + UUID.randomUUID();
  private final Instant now = Instant.now();
  private final Instant longAgo = now.minus(Duration.ofDays(500));

  @Test
  void forgetsWhatEndedLongAgoAndKeepsEntriesAndTheFunnel() {
    visitedAndBought("old", longAgo, longAgo.plusSeconds(1));
    visitedAndBought("long", longAgo, now.minusSeconds(1));
    visited("new", now);
    String funnel = funnel();
    assertThat(funnel).contains("\"result\":\"EXITED\"");

    instanceRetention.wake();

    soon().until(() -> keys().equals(List.of("long", "new")));
    assertThat(funnel()).isEqualTo(funnel);
    visited("old", now);
    assertThat(keys()).containsExactly("long", "new");
  }

  @Test
  void forgetsABatchAtATimeAndAddsItToTheFunnel() {
    for (String fund : List.of("a", "b", "c")) {
      visitedAndBought(fund, longAgo, longAgo.plusSeconds(1));
    }
    String funnel = funnel();
    Instant bound = longAgo.plusSeconds(60);

    assertThat(instances.deleteEndedBefore(bound, 2)).isEqualTo(2);
    assertThat(keys()).hasSize(1);
    assertThat(instances.deleteEndedBefore(bound, 2)).isOne();

    assertThat(keys()).isEmpty();
    assertThat(funnel()).isEqualTo(funnel);
  }

  @Test
  void theDatabaseKeepsWhatWaitsAndTheStepsOfWhatStays() {
    visitedAndBought("old", now.minusSeconds(1), now);
    visited("new", now);

    assertThatThrownBy(() -> jdbc.sql("""
            DELETE FROM passed_step WHERE instance_id IN (
              SELECT id FROM instance WHERE owner_id = ?)
            """).param(owner).update())
        .hasMessageContaining("stay as long as it");
    assertThatThrownBy(() ->
            jdbc.sql("DELETE FROM instance WHERE owner_id = ?").param(owner).update())
        .hasMessageContaining("has not ended");
  }

  private void visited(String fund, Instant at) {
    journeys.happened(List.of(happening(Trigger.FUND_FIRST_VISITED, fund, at)));
  }

  private void visitedAndBought(String fund, Instant visited, Instant bought) {
    journeys.happened(List.of(
        happening(Trigger.FUND_FIRST_VISITED, fund, visited),
        happening(Trigger.PURCHASE_SUBMITTED, fund, bought)));
  }

  private Happening happening(Trigger trigger, String fund, Instant at) {
    return new Happening(trigger, owner, at, Map.of("fundCode", fund));
  }

  private String funnel() {
    return new Api(port).get("/v1/journeys/first-visit/funnel").body();
  }

  /** The funds of the instances that are there. */
  private List<String> keys() {
    return jdbc.sql("SELECT business_key FROM instance WHERE owner_id = ? ORDER BY business_key")
        .param(owner)
        .query(String.class)
        .list();
  }
}
