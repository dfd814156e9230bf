package dev.tandem.accompaniment.content;

import java.util.UUID;

import dev.tandem.accompaniment.RunningAccompaniment;
import dev.tandem.accompaniment.Suite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.tandem.accompaniment.Suite.nav;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Nothing is published that compliance has not approved. */
@RunningAccompaniment
class FourEyesIT {

  private static final String GOOD = "The fund fell with its market. Investments carry risk.";
  private static final String APPROVE = "{\"decision\": \"APPROVE\"}";

  @Autowired
  Suite suite;

  @Autowired
  JdbcClient jdbc;

  @LocalServerPort
  int port;

  private final String fund = "F-" + UUID.randomUUID();
  private Newsroom newsroom;

  @BeforeEach
  void theFundIsKnown() {
    newsroom = new Newsroom(port, fund);
    suite.say(nav(fund, 3, "0.99"));
    suite.awaitFund(fund);
  }

  @Test
  void takesFourEyes() {
    String content = newsroom.written(GOOD);

    assertThat(newsroom.carl.post(Newsroom.path(content, "review"), APPROVE).code())
        .isEqualTo("content-not-open");
    newsroom.submit(content);
    assertThat(newsroom.rita.post(Newsroom.path(content, "review"), APPROVE).code())
        .isEqualTo("self-approval");
    assertThat(newsroom
            .carl
            .post(Newsroom.path(content, "review"), "{\"decision\": \"REFUSE\"}")
            .code())
        .isEqualTo("reasons-missing");
    assertThat(newsroom.olga.post(Newsroom.path(content, "publication"), "{}").code())
        .isEqualTo("content-not-open");
    assertThat(newsroom.carl.post(Newsroom.path(content, "review"), APPROVE).status())
        .isEqualTo(200);
    assertThat(newsroom.carl.post(Newsroom.path(content, "publication"), "{}").code())
        .isEqualTo("self-approval");
    assertThat(newsroom.rita.post(Newsroom.path(content, "publication"), "{}").code())
        .isEqualTo("self-approval");
    assertThat(newsroom.olga.post(Newsroom.path(content, "publication"), "{}").text("status"))
        .isEqualTo("PUBLISHED");
    assertThat(newsroom.carl.post(Newsroom.path(content, "review"), APPROVE).code())
        .isEqualTo("content-not-open");
  }

  @Test
  void refusesPromisesAndContentsWithoutTheRiskNotice() {
    assertThat(refused("A Guaranteed return. Investments carry risk.")).contains("guaranteed");
    assertThat(refused("The fund fell.")).contains("Investments carry risk");
    assertThat(refused("保本 Investments carry risk")).contains("保本");
    assertThat(newsroom.write("x", "NOBODY-KNOWS", "holders").code())
        .isEqualTo("content-unsuitable");
  }

  @Test
  void theDatabaseLetsNothingBePublishedOrToldThatComplianceHasNotApproved() {
    String draft = newsroom.written(GOOD).substring(4);

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

  private String refused(String body) {
    var reply = newsroom.rita.post(Newsroom.path(newsroom.written(body), "submission"), "{}");
    assertThat(reply.code()).isEqualTo("content-unsuitable");
    return reply.text("detail");
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
}
