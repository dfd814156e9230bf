package dev.tandem.accompaniment.content;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.tandem.accompaniment.RunningAccompaniment;
import dev.tandem.accompaniment.Suite;
import dev.tandem.contract.accompaniment.StepReached;
import dev.tandem.contract.accompaniment.StepReached.Action;
import dev.tandem.contract.datacentre.FundFirstVisited;
import dev.tandem.contract.notification.DeliverySettled;
import dev.tandem.contract.notification.DeliverySettled.Outcome;
import dev.tandem.web.test.Api;
import dev.tandem.web.work.PollingWorker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

import static dev.tandem.accompaniment.Suite.bought;
import static dev.tandem.accompaniment.Suite.level;
import static dev.tandem.accompaniment.Suite.nav;
import static dev.tandem.accompaniment.Suite.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@RunningAccompaniment
class ContentsIT {

  private static final String GOOD = "The fund fell with its market. Investments carry risk.";

  @Autowired
  Suite suite;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  PollingWorker instanceRetention;

  @LocalServerPort
  int port;

  private final String fund = "F-" + UUID.randomUUID();
  private final String owner = "owner-" + UUID.randomUUID();
  private Newsroom newsroom;

  @BeforeEach
  void peopleComeToWork() {
    newsroom = new Newsroom(port, fund);
  }

  @Test
  void aFallIsWrittenAboutCheckedPublishedAndToldOnce() {
    suite.say(bought(owner, fund), level(owner, 4, 1));
    agree(owner, "true");
    fundFell("0.96", 4);
    soon().until(() -> newsroom.olga.get("/v1/writing-tasks").body().contains(fund));

    String first = newsroom.written("It will rise again. Investments carry risk.");
    newsroom.submit(first);
    assertThat(newsroom.carl.post(Newsroom.path(first, "review"), """
        {"decision": "REFUSE", "reasons": ["It promises a rise"]}\
        """).text("status"))
        .isEqualTo("REFUSED");
    String second = newsroom.published(GOOD);

    soon().until(() -> suite.stepsOf(owner).size() == 3);
    var told = suite.stepsOf(owner).get(1);
    assertThat(told.action()).isEqualTo(Action.TELL_INVESTOR);
    assertThat(told.contentId()).isEqualTo(second);
    assertThat(told.text()).contains(GOOD);
    assertThat(suite.stepsOf(owner).get(2).action()).isEqualTo(Action.OPEN_CASE);
    soon().until(() -> theirCase() != null);
    assertThat(newsroom.olga.get("/v1/writing-tasks").body()).doesNotContain(fund);
    assertThat(newsroom.rita.get("/v1/contents/" + first).body()).contains("It promises a rise");
    // The newest is told, and nobody is told again.
    String later = owner + "-later";
    suite.say(bought(later, fund), level(later, 4, 1));
    agree(later, "true");
    soon().until(() -> suite.instances(later, "thirty-days", "WAITING") == 1);
    fundFell("0.92", 4);
    soon().until(() -> suite.instances(later, "nav-fall", "WAITING") == 1);
    String third = newsroom.published(GOOD + " Again.");
    soon().until(() -> suite.stepsOf(later).size() == 3);
    assertThat(suite.stepsOf(later).get(1).contentId()).isEqualTo(third);
    assertThat(suite.stepsOf(owner)).hasSize(3);
    whatComesOfItIsInTheFunnel(told);
    assertThat(deliveries()).isOne();
    answersTheirCase();
    evidenceAndFunnelStayWhenTheInstanceIsForgotten();
    soon()
        .until(
            () -> jdbc.sql("SELECT count(*) FROM compliance_record WHERE event ->> 'subject' = ?")
                    .param(owner + "/nav-fall")
                    .query(Integer.class)
                    .single()
                == 2);
  }

  private void whatComesOfItIsInTheFunnel(StepReached told) {
    String delivery = told.instanceId() + "/" + told.step();
    for (Outcome outcome : List.of(Outcome.SENT, Outcome.OPENED, Outcome.OPENED)) {
      suite.say(new DeliverySettled(delivery, owner, outcome, Instant.now(), 1));
    }
    soon().until(() -> jdbc.sql("""
                SELECT count(*) FROM happening WHERE owner_id = ? AND trigger LIKE 'Message%'
                """).param(owner).query(Integer.class).single() == 3);
    assertThat(newsroom.olga.get("/v1/journeys/nav-fall/funnel").body())
        .contains("\"result\":\"MESSAGE_SENT\"", "\"result\":\"MESSAGE_OPENED\"");
  }

  private void evidenceAndFunnelStayWhenTheInstanceIsForgotten() {
    String funnel = newsroom.olga.get("/v1/journeys/nav-fall/funnel").body();
    jdbc.sql("""
            UPDATE instance SET ended_at = now() - interval '500 days'
            WHERE owner_id = ? AND journey = 'nav-fall'
            """).param(owner).update();
    instanceRetention.wake();
    soon().until(() -> suite.instances(owner, "nav-fall", "COMPLETED") == 0);
    assertThat(newsroom.olga.get("/v1/journeys/nav-fall/funnel").body()).isEqualTo(funnel);
    assertThat(deliveries()).isOne();
  }

  private void answersTheirCase() {
    var found = theirCase();
    assertThat(found.get("holdings").get(0).get("fundCode").asString()).isEqualTo(fund);
    assertThat(found.get("steps").toString()).contains("TOLD");
    var answered = newsroom.olga.post(
        "/v1/cases/" + found.get("id").asString() + "/answers", "{\"text\": \"Called them\"}");
    assertThat(answered.text("status")).isEqualTo("ANSWERED");
    assertThat(answered.body()).contains("Called them");
    soon().until(() -> jdbc.sql("""
                SELECT count(*) FROM happening WHERE owner_id = ? AND trigger = 'CaseAnswered'
                """).param(owner).query(Integer.class).single() == 1);
  }

  private JsonNode theirCase() {
    return newsroom.olga.get("/v1/cases?status=OPEN&limit=100").data().stream()
        .filter(it -> it.get("ownerId").asString().equals(owner))
        .findFirst()
        .orElse(null);
  }

  @Test
  void aContentForOtherInvestorsIsNotWhatAJourneyWaitsFor() {
    suite.say(bought(owner, fund), level(owner, 4, 1));
    agree(owner, "true");
    fundFell("0.96", 4);
    soon().until(() -> newsroom.olga.get("/v1/writing-tasks").body().contains(fund));

    newsroom.published(GOOD, "new-holders");
    assertThat(newsroom.olga.get("/v1/writing-tasks").body()).contains(fund);
    newsroom.published(GOOD, "holders");

    // It would have passed the step with nothing to tell.
    soon().until(() -> suite.resultOf(owner, "nav-fall", "tell").equals("TOLD"));
    assertThat(newsroom.olga.get("/v1/writing-tasks").body()).doesNotContain(fund);
  }

  @Test
  void neverTellsOfAFundAboveTheInvestorsLevel() {
    suite.say(bought(owner, fund), level(owner, 2, 1));
    agree(owner, "true");
    fundFell("0.96", 4);
    soon().until(() -> suite.instances(owner, "nav-fall", "WAITING") == 1);

    newsroom.published(GOOD);

    soon().until(() -> suite.resultOf(owner, "nav-fall", "tell").equals("UNSUITABLE"));
    assertThat(deliveries()).isZero();
  }

  @Test
  void tellsWhoeverLookedAtAFundFirstAndIsFitForIt() {
    String cautious = owner + "-cautious";
    suite.say(level(owner, 4, 1), level(cautious, 2, 1), nav(fund, 4, "1"));
    suite.awaitFund(fund);
    agree(owner, "true");
    agree(cautious, "true");
    newsroom.published(GOOD, "visitors");
    for (String visitor : List.of(owner, cautious)) {
      suite.say(new FundFirstVisited(visitor, fund, Instant.now()));
      soon().until(() -> suite.instances(visitor, "first-visit", "WAITING") == 1);
      suite.passTime(visitor, "first-visit");
    }

    soon().until(() -> suite.resultOf(cautious, "first-visit", "tell").equals("UNSUITABLE"));
    soon().until(() -> suite.resultOf(owner, "first-visit", "tell").equals("TOLD"));
    assertThat(deliveries()).isOne();
  }

  @Test
  void tellsNothingToWhoeverHasTakenTheirConsentBack() {
    suite.say(bought(owner, fund), level(owner, 4, 1));
    agree(owner, "true");
    agree(owner, "false");
    fundFell("0.96", 4);
    soon().until(() -> suite.instances(owner, "nav-fall", "WAITING") == 1);

    newsroom.published(GOOD);

    soon().until(() -> suite.resultOf(owner, "nav-fall", "tell").equals("NO_CONSENT"));
    assertThat(deliveries()).isZero();
  }

  @Test
  void theDatabaseRefusesToTellAnInvestorOfAFundAboveTheirLevel() {
    suite.say(bought(owner, fund));
    soon().until(() -> suite.instances(owner, "thirty-days", "WAITING") == 1);
    suite.awake(owner);
    fundFell("0.96", 4);
    soon().until(() -> suite.instances(owner, "nav-fall", "WAITING") == 1);
    String content = newsroom.published(GOOD).substring(4);
    soon().until(() -> suite.instances(owner, "nav-fall", "COMPLETED") == 1);

    assertThatThrownBy(() -> told(content, 4, 3)).hasMessageContaining("check constraint");
    assertThatThrownBy(() -> told(content, 1, 3)).hasMessageContaining("foreign key");
  }

  private void told(String content, int fundLevel, int level) {
    jdbc.sql("""
            INSERT INTO delivery
            SELECT id, 'tell', owner_id, ?::uuid, ?, ?, now() FROM instance
            WHERE owner_id = ? AND journey = 'nav-fall'
            """).params(content, fundLevel, level, owner).update();
  }

  private int deliveries() {
    return jdbc.sql("SELECT count(*) FROM delivery WHERE owner_id = ?")
        .param(owner)
        .query(Integer.class)
        .single();
  }

  private void fundFell(String to, int riskLevel) {
    soon()
        .until(() -> suite.instances(owner, "thirty-days", "WAITING") == 1
            || jdbc.sql("SELECT count(*) FROM investor WHERE owner_id = ?")
                    .param(owner)
                    .query(Integer.class)
                    .single()
                == 0);
    suite.say(nav(fund, riskLevel, to));
    suite.awaitFund(fund);
  }

  private void agree(String investor, String given) {
    var agreed = new Api(port)
        .as(investor, "investor")
        .put("/v1/investors/" + investor + "/consents", """
            {"purpose": "INVESTMENT_NOTES", "given": %s, "zone": "%s"}\
            """.formatted(given, Suite.zoneAtNoon()));
    assertThat(agreed.status()).isEqualTo(200);
  }
}
