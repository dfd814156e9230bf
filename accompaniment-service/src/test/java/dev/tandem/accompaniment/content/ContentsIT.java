package dev.tandem.accompaniment.content;

import java.util.UUID;

import dev.tandem.accompaniment.RunningAccompaniment;
import dev.tandem.accompaniment.Suite;
import dev.tandem.contract.accompaniment.StepReached.Action;
import dev.tandem.web.test.Api;
import dev.tandem.web.test.Reply;
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
  private static final String APPROVE = "{\"decision\": \"APPROVE\"}";

  @Autowired
  Suite suite;

  @Autowired
  JdbcClient jdbc;

  @LocalServerPort
  int port;

  private final String fund = "F-" + UUID.randomUUID();
  private final String owner = "owner-" + UUID.randomUUID();
  private Api rita;
  private Api carl;
  private Api olga;

  @BeforeEach
  void peopleComeToWork() {
    rita = new Api(port).as("rita", "operator", "approver");
    carl = new Api(port).as("carl", "approver", "operator");
    olga = new Api(port).as("olga", "operator");
  }

  @Test
  void aFallIsWrittenAboutCheckedPublishedAndToldOnce() {
    suite.say(bought(owner, fund), level(owner, 4, 1));
    agree(owner, "true");
    fundFell("0.96", 4);
    soon().until(() -> olga.get("/v1/writing-tasks").body().contains(fund));

    String first = written("It will rise again. Investments carry risk.");
    submit(first);
    assertThat(carl.post(path(first, "review"), """
        {"decision": "REFUSE", "reasons": ["It promises a rise"]}\
        """).text("status")).isEqualTo("REFUSED");
    String second = published(GOOD);

    soon().until(() -> suite.stepsOf(owner).size() == 3);
    var told = suite.stepsOf(owner).get(1);
    assertThat(told.action()).isEqualTo(Action.TELL_INVESTOR);
    assertThat(told.contentId()).isEqualTo(second);
    assertThat(told.text()).contains(GOOD);
    assertThat(suite.stepsOf(owner).get(2).action()).isEqualTo(Action.OPEN_CASE);
    soon().until(() -> theirCase() != null);
    assertThat(olga.get("/v1/writing-tasks").body()).doesNotContain(fund);
    assertThat(rita.get("/v1/contents/" + first).body()).contains("It promises a rise");
    // Another publication tells nobody again.
    String later = owner + "-later";
    suite.awake(later);
    suite.say(bought(later, fund));
    soon().until(() -> suite.instances(later, "thirty-days", "WAITING") == 1);
    fundFell("0.92", 4);
    soon().until(() -> suite.instances(later, "nav-fall", "WAITING") == 1);
    published(GOOD + " Again.");
    soon().until(() -> suite.stepsOf(later).size() == 2);
    assertThat(suite.stepsOf(owner)).hasSize(3);
    assertThat(deliveries()).isOne();
    answersTheirCase();
    soon()
        .until(
            () -> jdbc.sql("SELECT count(*) FROM compliance_record WHERE event ->> 'subject' = ?")
                    .param(owner + "/nav-fall")
                    .query(Integer.class)
                    .single()
                == 2);
  }

  private void answersTheirCase() {
    var found = theirCase();
    assertThat(found.get("holdings").get(0).get("fundCode").asString()).isEqualTo(fund);
    assertThat(found.get("steps").toString()).contains("TOLD");
    var answered = olga.post(
        "/v1/cases/" + found.get("id").asString() + "/answers", "{\"text\": \"Called them\"}");
    assertThat(answered.text("status")).isEqualTo("ANSWERED");
    assertThat(answered.body()).contains("Called them");
    soon().until(() -> jdbc.sql("""
                SELECT count(*) FROM happening WHERE owner_id = ? AND trigger = 'CaseAnswered'
                """).param(owner).query(Integer.class).single() == 1);
  }

  private JsonNode theirCase() {
    return olga.get("/v1/cases?status=OPEN&limit=100").data().stream()
        .filter(it -> it.get("ownerId").asString().equals(owner))
        .findFirst()
        .orElse(null);
  }

  @Test
  void neverTellsOfAFundAboveTheInvestorsLevel() {
    suite.say(bought(owner, fund), level(owner, 2, 1));
    agree(owner, "true");
    fundFell("0.96", 4);
    soon().until(() -> suite.instances(owner, "nav-fall", "WAITING") == 1);

    published(GOOD);

    soon().until(() -> suite.resultOf(owner, "nav-fall", "tell").equals("UNSUITABLE"));
    assertThat(deliveries()).isZero();
  }

  @Test
  void tellsNothingToWhoeverHasTakenTheirConsentBack() {
    suite.say(bought(owner, fund), level(owner, 4, 1));
    agree(owner, "true");
    agree(owner, "false");
    fundFell("0.96", 4);
    soon().until(() -> suite.instances(owner, "nav-fall", "WAITING") == 1);

    published(GOOD);

    soon().until(() -> suite.resultOf(owner, "nav-fall", "tell").equals("NO_CONSENT"));
    assertThat(deliveries()).isZero();
  }

  @Test
  void takesFourEyes() {
    fundFell("0.99", 3);
    String content = written(GOOD);

    assertThat(carl.post(path(content, "review"), APPROVE).code()).isEqualTo("content-not-open");
    submit(content);
    assertThat(rita.post(path(content, "review"), APPROVE).code()).isEqualTo("self-approval");
    assertThat(carl.post(path(content, "review"), "{\"decision\": \"REFUSE\"}").code())
        .isEqualTo("reasons-missing");
    assertThat(olga.post(path(content, "publication"), "{}").code()).isEqualTo("content-not-open");
    assertThat(carl.post(path(content, "review"), APPROVE).status()).isEqualTo(200);
    assertThat(carl.post(path(content, "publication"), "{}").code()).isEqualTo("self-approval");
    assertThat(rita.post(path(content, "publication"), "{}").code()).isEqualTo("self-approval");
    assertThat(olga.post(path(content, "publication"), "{}").text("status")).isEqualTo("PUBLISHED");
    assertThat(carl.post(path(content, "review"), APPROVE).code()).isEqualTo("content-not-open");
  }

  @Test
  void refusesPromisesAndContentsWithoutTheRiskNotice() {
    fundFell("0.99", 3);

    assertThat(refused("A Guaranteed return. Investments carry risk.")).contains("guaranteed");
    assertThat(refused("The fund fell.")).contains("Investments carry risk");
    assertThat(refused("保本 Investments carry risk")).contains("保本");
    assertThat(write("x", "NOBODY-KNOWS").code()).isEqualTo("content-unsuitable");
  }

  @Test
  void theDatabaseLetsNothingBePublishedOrToldThatComplianceHasNotApproved() {
    fundFell("0.99", 3);
    String draft = written(GOOD).substring(4);

    assertThatThrownBy(
            () -> sql("UPDATE content SET status = 'PUBLISHED' WHERE id = ?::uuid", draft))
        .hasMessageContaining("does not go from DRAFT to PUBLISHED");
    assertThatThrownBy(
            () -> sql("UPDATE content SET status = 'SUBMITTED' WHERE id = ?::uuid", draft))
        .hasMessageContaining("nobody decided");
    assertThatThrownBy(() -> sql("UPDATE content SET body = 'x' WHERE id = ?::uuid", draft))
        .hasMessageContaining("a content is not changed");
    assertThatThrownBy(() -> publishedBy(draft, "carl", "olga"))
        .hasMessageContaining("foreign key");
    sql("""
        INSERT INTO content_decision VALUES (?::uuid, 'APPROVED', 'rita', '{}', now())
        """, draft);
    assertThatThrownBy(() -> publishedBy(draft, "rita", "olga"))
        .hasMessageContaining("check constraint");
    assertThatThrownBy(() -> publishedBy(draft, "carl", "rita"))
        .hasMessageContaining("published_by_a_third");
    assertThatThrownBy(() -> sql("""
            DELETE FROM content_decision WHERE content_id = ?::uuid
            """, draft)).hasMessageContaining("append-only");
  }

  @Test
  void theDatabaseRefusesToTellAnInvestorOfAFundAboveTheirLevel() {
    suite.say(bought(owner, fund));
    soon().until(() -> suite.instances(owner, "thirty-days", "WAITING") == 1);
    suite.awake(owner);
    fundFell("0.96", 4);
    soon().until(() -> suite.instances(owner, "nav-fall", "WAITING") == 1);
    String content = published(GOOD).substring(4);
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

  private void publishedBy(String content, String approver, String publisher) {
    jdbc.sql("""
            INSERT INTO publication (content_id, author, fund_risk_level, approved_by, published_by,
              published_at)
            SELECT id, author, fund_risk_level, ?, ?, now() FROM content WHERE id = ?::uuid
            """).params(approver, publisher, content).update();
  }

  private void sql(String statement, String id) {
    jdbc.sql(statement).param(id).update();
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
    soon()
        .until(() -> jdbc.sql("SELECT count(*) FROM fund WHERE code = ?")
                .param(fund)
                .query(Integer.class)
                .single()
            == 1);
  }

  private void agree(String investor, String given) {
    var agreed = new Api(port)
        .as(investor, "investor")
        .put("/v1/investors/" + investor + "/consents", """
            {"purpose": "INVESTMENT_NOTES", "given": %s, "zone": "%s"}\
            """.formatted(given, Suite.zoneAtNoon()));
    assertThat(agreed.status()).isEqualTo(200);
  }

  private String published(String body) {
    String content = written(body);
    submit(content);
    assertThat(carl.post(path(content, "review"), APPROVE).status()).isEqualTo(200);
    assertThat(olga.post(path(content, "publication"), "{}").status()).isEqualTo(200);
    return content;
  }

  private String refused(String body) {
    var reply = rita.post(path(written(body), "submission"), "{}");
    assertThat(reply.code()).isEqualTo("content-unsuitable");
    return reply.text("detail");
  }

  private void submit(String content) {
    assertThat(rita.post(path(content, "submission"), "{}").text("status")).isEqualTo("SUBMITTED");
  }

  private String written(String body) {
    var reply = write(body, fund);
    assertThat(reply.status()).isEqualTo(201);
    return reply.text("id");
  }

  private Reply write(String body, String fundCode) {
    return rita.post("/v1/contents", """
        {"title": "A note", "body": "%s", "fundCode": "%s", "audience": "holders"}\
        """.formatted(body, fundCode));
  }

  private static String path(String content, String act) {
    return "/v1/contents/" + content + "/" + act;
  }
}
