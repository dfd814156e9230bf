package dev.tandem.accompaniment.course;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.tandem.accompaniment.RunningAccompaniment;
import dev.tandem.accompaniment.Suite;
import dev.tandem.accompaniment.journey.Happening;
import dev.tandem.accompaniment.journey.Trigger;
import dev.tandem.contract.accompaniment.StepReached;
import dev.tandem.contract.accompaniment.StepReached.Action;
import dev.tandem.web.test.Api;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.tandem.accompaniment.Suite.bought;
import static dev.tandem.accompaniment.Suite.level;
import static dev.tandem.accompaniment.Suite.nav;
import static dev.tandem.accompaniment.Suite.soon;
import static dev.tandem.accompaniment.Suite.walletOpened;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@RunningAccompaniment
class JourneysIT {

  @Autowired
  Suite suite;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  JdbcVersions versions;

  @Autowired
  RunJourneys journeys;

  @LocalServerPort
  int port;

  private final String owner = "owner-" + UUID.randomUUID();

  @Test
  void asksCustomerServiceWhenAnAnswerDoesNotComeInTime() {
    suite.say(walletOpened(owner));
    soon().until(() -> suite.instances(owner, "welcome", "WAITING") == 1);

    suite.passTime(owner, "welcome");

    soon().until(() -> !suite.servicedOf(owner).isEmpty());
    StepReached step = suite.servicedOf(owner).getFirst();
    assertThat(step.action()).isEqualTo(Action.OPEN_CASE);
    assertThat(step.course()).isEqualTo(owner + "/welcome");
    assertThat(step.sequence()).isEqualTo(1);
    assertThat(suite.instances(owner, "welcome", "COMPLETED")).isEqualTo(1);
  }

  @Test
  void movesOnWhenTheEventComesAndEntersOnce() {
    suite.awake(owner);
    suite.say(walletOpened(owner), walletOpened(owner));
    suite.say(level(owner, 4, 1));

    soon().until(() -> suite.instances(owner, "welcome", "COMPLETED") == 1);
    suite.say(walletOpened(owner));
    suite.say(level(owner, 5, 2));
    soon()
        .until(() -> jdbc.sql("SELECT count(*) FROM happening WHERE owner_id = ?")
                .param(owner)
                .query(Integer.class)
                .single()
            == 5);
    assertThat(suite.instances(owner, "welcome", "COMPLETED")).isEqualTo(1);
    assertThat(suite.resultOf(owner, "welcome", "first-funds")).isEqualTo("NO_CONSENT");
    assertThat(suite.servicedOf(owner)).isEmpty();
  }

  @Test
  void missesNothingThatOvertookItsBeginning() {
    suite.awake(owner);
    Instant opened = Instant.now();
    Map<String, String> level = Map.of("riskLevel", "3");
    journeys.happened(List.of(
        new Happening(Trigger.RISK_LEVEL_SET, owner, opened.minusSeconds(1), level),
        new Happening(Trigger.RISK_LEVEL_SET, owner, opened.plusSeconds(1), level)));

    journeys.happened(
        List.of(new Happening(Trigger.WALLET_OPENED, owner, opened, Map.of("currency", "CNY"))));

    assertThat(suite.resultOf(owner, "welcome", "answers")).isEqualTo("HAPPENED");
    String other = owner + "-other";
    journeys.happened(List.of(
        new Happening(Trigger.RISK_LEVEL_SET, other, opened.minusSeconds(1), level),
        new Happening(Trigger.WALLET_OPENED, other, opened, Map.of("currency", "CNY"))));
    assertThat(suite.instances(other, "welcome", "WAITING")).isEqualTo(1);
  }

  @Test
  void tellsEveryHolderOfAFundThatFellAndNobodyElse() {
    String fund = "F-" + UUID.randomUUID();
    // More than a page of them.
    List<String> holders =
        IntStream.range(0, 250).mapToObj(it -> owner + "-" + it).toList();
    suite.say(holders.stream().map(it -> bought(it, fund)).toArray());
    suite.say(walletOpened(owner));
    soon().until(() -> holdersOf(fund) == 250);

    suite.say(nav(fund, 3, "0.9701"));
    soon().until(() -> toldOfFalls(fund) == 250);
    assertThat(askedAbout(fund)).isZero();
    suite.say(nav(fund, 3, "0.9690"));

    soon().until(() -> askedAbout(fund) == 250);
    soon().until(() -> !suite.stepsOf(holders.getFirst()).isEmpty());
    assertThat(suite.stepsOf(holders.getFirst())).singleElement().satisfies(step -> {
      assertThat(step.audience()).isEqualTo("Ops");
      assertThat(step.action()).isEqualTo(Action.WRITE_CONTENT);
      assertThat(step.fundCode()).isEqualTo(fund);
    });
    suite.say(nav(fund, 3, "0.9"));
    soon().until(() -> toldOfFalls(fund) == 750);
    assertThat(askedAbout(fund)).isEqualTo(250);
  }

  @Test
  void entersAgainByTheBusinessKeyAndAfterTheTime() {
    var fell = Map.of("fundCode", "A", "fallPercent", "4");
    Instant now = Instant.now();
    journeys.happened(List.of(new Happening(Trigger.NAV_FELL, owner, now, fell)));
    journeys.happened(List.of(
        new Happening(Trigger.NAV_FELL, owner, now, Map.of("fundCode", "B", "fallPercent", "4"))));
    suite.passTime(owner, "nav-fall");
    soon().until(() -> suite.instances(owner, "nav-fall", "COMPLETED") == 2);

    journeys.happened(
        List.of(new Happening(Trigger.NAV_FELL, owner, now.plusSeconds(6 * 86_400), fell)));
    assertThat(suite.instances(owner, "nav-fall", "WAITING")).isZero();
    journeys.happened(
        List.of(new Happening(Trigger.NAV_FELL, owner, now.plusSeconds(8 * 86_400), fell)));
    assertThat(suite.instances(owner, "nav-fall", "WAITING")).isEqualTo(1);
  }

  @Test
  void simulatesWithoutChangingAnything() {
    suite.say(bought(owner, owner));
    soon().until(() -> suite.instances(owner, "thirty-days", "WAITING") == 1);
    suite.say(nav(owner, 3, "0.9"));
    soon().until(() -> suite.instances(owner, "nav-fall", "WAITING") == 1);

    var simulated = new Api(port).post("/v1/journeys/nav-fall/simulation", """
        {"ownerId": "%s"}\
        """.formatted(owner));
    var other = new Api(port).post("/v1/journeys/welcome/simulation", """
        {"ownerId": "%s"}\
        """.formatted(owner));

    assertThat(simulated.status()).isEqualTo(200);
    assertThat(simulated.json().get("steps"))
        .singleElement()
        .satisfies(it -> assertThat(it.toString())
            .contains("\"step\":\"ask-research\",\"result\":\"ASKED\"", owner));
    assertThat(simulated.json().get("notEntered"))
        .singleElement()
        .satisfies(it -> assertThat(it.get("event").asString()).isEqualTo("PurchaseConfirmed"));
    assertThat(other.json().get("notEntered").get(0).get("because").asString())
        .isEqualTo("it begins with WalletOpened");
    assertThat(suite.instances(owner, "nav-fall", "WAITING")).isEqualTo(1);
  }

  @Test
  void simulatesWhatComesOfAFirstVisit() {
    Instant now = Instant.now();
    Map<String, String> visited = Map.of("fundCode", "EQT-003");
    journeys.happened(List.of(
        new Happening(Trigger.FUND_FIRST_VISITED, owner, now.minusSeconds(3 * 86_400), visited),
        new Happening(Trigger.PURCHASE_CONFIRMED, owner, now, visited)));

    var simulated = new Api(port).post("/v1/journeys/first-visit/simulation", """
        {"ownerId": "%s"}\
        """.formatted(owner));

    assertThat(simulated.json().get("steps").toString())
        .contains("\"step\":\"think-it-over\",\"result\":\"TIME_OVER\"")
        .contains("\"step\":\"tell\",\"result\":\"NO_CONSENT\"");
    assertThat(simulated.json().get("notEntered").toString())
        .contains("PurchaseConfirmed", "it begins with FundFirstVisited");
  }

  @Test
  void showsInstancesAndTheFunnel() {
    suite.say(walletOpened(owner));
    soon().until(() -> suite.instances(owner, "welcome", "WAITING") == 1);
    suite.passTime(owner, "welcome");
    soon().until(() -> suite.instances(owner, "welcome", "COMPLETED") == 1);

    var found = new Api(port).get("/v1/journeys/welcome/instances?ownerId=" + owner);
    var funnel = new Api(port).get("/v1/journeys/welcome/funnel");

    assertThat(found.items())
        .singleElement()
        .satisfies(it -> assertThat(it)
            .containsEntry("journey", "welcome")
            .containsEntry("version", 1)
            .containsEntry("ownerId", owner)
            .containsEntry("state", "COMPLETED")
            .containsEntry("waitingFor", null)
            .containsEntry("due", null));
    assertThat(funnel.body()).contains("\"step\":\"call\",\"result\":\"ASKED\"");
    assertThat(new Api(port).get("/v1/journeys/nowhere/funnel").code())
        .isEqualTo("journey-not-found");
  }

  @Test
  void refusesAVersionThatRanWithOtherWords() {
    var changed = new ByteArrayResource("""
        journey: welcome
        version: 1
        stage: DURING
        title: Other words
        entry: {event: WalletOpened}
        reentry: {}
        steps:
          - id: call
            ask: {audience: CS, action: OPEN_CASE}
        """.getBytes(UTF_8));
    var register =
        new RegisterJourneys(new Journeys(List.of(changed)), versions, Clock.systemUTC());

    assertThatThrownBy(register::afterPropertiesSet)
        .hasMessageContaining("welcome v1 has run with other words");
  }

  @Test
  void theDatabaseLetsAnInstancePassEachStepOnceAndChangesNothingThatPassed() {
    suite.say(walletOpened(owner));
    soon().until(() -> suite.instances(owner, "welcome", "WAITING") == 1);
    suite.passTime(owner, "welcome");
    soon().until(() -> suite.instances(owner, "welcome", "COMPLETED") == 1);

    assertThatThrownBy(() -> jdbc.sql("UPDATE passed_step SET result = 'TOLD'").update())
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> jdbc.sql("""
            INSERT INTO passed_step SELECT * FROM passed_step WHERE step = 'call' LIMIT 1
            """).update()).hasMessageContaining("passed_step_pkey");
  }

  private int toldOfFalls(String fund) {
    return jdbc.sql("""
            SELECT count(*) FROM happening
            WHERE trigger = 'NavFell' AND facts ->> 'fundCode' = ?
            """).param(fund).query(Integer.class).single();
  }

  private int holdersOf(String fund) {
    return jdbc.sql("SELECT count(*) FROM holding WHERE fund_code = ?")
        .param(fund)
        .query(Integer.class)
        .single();
  }

  private int askedAbout(String fund) {
    return jdbc.sql("""
            SELECT count(*) FROM instance WHERE journey = 'nav-fall' AND business_key = ?
            """).param(fund).query(Integer.class).single();
  }
}
