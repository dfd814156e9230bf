package dev.tandem.web;

import java.util.Map;
import java.util.Set;

import dev.tandem.web.audit.Acts;
import dev.tandem.web.chain.Verifiable;
import dev.tandem.web.test.Api;
import dev.tandem.web.test.AuditedActs;
import dev.tandem.web.test.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What people do is written down as it happens, and whoever changes that is found out. */
@SpringBootTest(
    classes = {Sample.class, AuditLogIT.Labels.class},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      "tandem.web.proxies.trusted=127.0.0.1",
      // Where Boot itself would believe what any neighbour says of addresses.
      "spring.main.cloud-platform=kubernetes",
      "management.endpoints.web.exposure.include=audit, verification"
    })
class AuditLogIT {

  private static final String ENDPOINT = "POST /v1/labels/{id}";

  @LocalServerPort
  int port;

  @LocalManagementPort
  int managementPort;

  @Autowired
  ApplicationContext service;

  @Autowired
  Verifiable kept;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TransactionTemplate transaction;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    Postgres.register(registry);
  }

  @BeforeEach
  void aTable() {
    jdbc.sql("CREATE TABLE IF NOT EXISTS label (id text PRIMARY KEY, text text NOT NULL)")
        .update();
  }

  @Test
  void tellsWhoDidWhatToWhatFromWhereAndWhy() {
    api().post("/v1/labels/a", "{\"text\": \"old\", \"reason\": \"new here\"}");
    var reply = api()
        .post(
            "/v1/labels/a",
            "{\"text\": \"new\", \"reason\": \"out of date\"}",
            "X-Forwarded-For",
            "198.51.100.1, 203.0.113.7");

    var act = newest("subject=a");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(act.path("actor").asString()).isEqualTo("olga");
    assertThat(act.path("roles").asString()).isEqualTo("operator");
    assertThat(act.path("endpoint").asString()).isEqualTo(ENDPOINT);
    assertThat(act.path("origin").asString()).isEqualTo("203.0.113.7 through 127.0.0.1");
    assertThat(act.path("reason").asString()).isEqualTo("out of date");
    assertThat(act.path("traceId").asString()).isEqualTo(reply.header("Trace-Id"));
    assertThat(act.path("subjects").toString()).isEqualTo("[\"a\"]");
    assertThat(act.path("changes").toString())
        .isEqualTo("[{\"subject\":\"a\",\"before\":\"old\",\"after\":\"new\"}]");
  }

  @Test
  void findsActsByPersonEndpointTimeAndPage() {
    api().post("/v1/labels/b", "{\"text\": \"1\"}");
    api().post("/v1/labels/b", "{\"text\": \"2\"}");

    var log =
        auditor().get("/actuator/audit?subject=b&actor=olga&limit=1&from=2000-01-01T00:00:00Z");
    var last = log.data().getFirst();
    assertThat(log.json().path("hasMore").asBoolean()).isTrue();
    assertThat(auditor()
            .get("/actuator/audit?subject=b&startingAfter="
                + last.path("position").asLong())
            .data())
        .hasSize(1);
    assertThat(auditor().get("/actuator/audit?subject=b&actor=nobody").data()).isEmpty();
    assertThat(
            auditor().get("/actuator/audit?subject=b&to=2000-01-01T00:00:00Z").data())
        .isEmpty();
    assertThat(auditor().get("/actuator/audit?from=yesterday").status()).isEqualTo(400);
    assertThat(auditor().get("/actuator/audit?limit=0").status()).isEqualTo(400);
    assertThat(new Api(managementPort)
            .as("olga", "operator")
            .get("/actuator/audit")
            .status())
        .isEqualTo(403);
  }

  @Test
  void neitherHappensWithoutTheOther() {
    var before = acts();
    assertThat(api().post("/v1/labels/c", "{\"text\": \"defect\"}").status()).isEqualTo(500);
    assertThat(acts()).isEqualTo(before);

    // An act that cannot be written down does not happen.
    jdbc.sql("ALTER TABLE audit.act ADD CONSTRAINT broken CHECK (actor <> 'mallory') NOT VALID")
        .update();
    try {
      var refused =
          new Api(port).as("mallory", "operator").post("/v1/labels/c", "{\"text\": \"x\"}");

      assertThat(refused.status()).isEqualTo(500);
      assertThat(jdbc.sql("SELECT count(*) FROM label WHERE id = 'c'")
              .query(Long.class)
              .single())
          .isZero();
    } finally {
      jdbc.sql("ALTER TABLE audit.act DROP CONSTRAINT broken").update();
    }
  }

  @Test
  void writesAnActOfStaffThatChangesNothingYet() {
    api().post("/v1/labels/d", "{\"text\": \"later\"}");

    assertThat(newest("subject=d").path("asked").asString()).contains("later");
  }

  @Test
  void replayedAnswersAreNoActs() {
    api().postWithKey("one-key", "/v1/labels/e", "{\"text\": \"1\"}");
    api().postWithKey("one-key", "/v1/labels/e", "{\"text\": \"1\"}");

    assertThat(auditor().get("/actuator/audit?subject=e").data()).hasSize(1);
  }

  @Test
  void neverKeepsWhatInvestorsSend() {
    var ada = new Api(port).as("ada", "investor");

    ada.post("/v1/parcels", "{\"to\":\"ada\",\"amountMinor\":5}");

    assertThat(newest("actor=ada").path("asked").isNull()).isTrue();
  }

  @Test
  void findsEndpointsThatNobodyTries() {
    var rules = Map.of(ENDPOINT, Set.of("operator"), "GET /v1/labels", Set.of("operator"));

    assertThatThrownBy(new AuditedActs(service, rules, managementPort)::verify)
        .hasMessageContaining(ENDPOINT + " may be used by staff");
    assertThatThrownBy(new AuditedActs(service, rules, managementPort)
            .by(ENDPOINT, () -> api().post("/v1/labels/f", "{\"text\": \"later\"}"))::verify)
        .hasMessageContaining("does not tell what it has changed");
    assertThatThrownBy(new AuditedActs(service, rules, managementPort)
            .by(ENDPOINT, () -> api().get("/v1/parcels?rows=1"))::verify)
        .hasMessageContaining("has left nothing");
  }

  @Test
  void onlyGrows() {
    api().post("/v1/labels/g", "{\"text\": \"1\"}");

    for (var change : new String[] {
      "UPDATE audit.act SET actor = 'x'",
      "DELETE FROM audit.act",
      "TRUNCATE audit.act",
      "DELETE FROM audit.chain_head"
    }) {
      assertThatThrownBy(() -> jdbc.sql(change).update())
          .as(change)
          .isInstanceOf(DataAccessException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE audit.act SET actor = 'x' WHERE position = :it",
        "UPDATE audit.act SET at = at + interval '1 us' WHERE position = :it",
        "UPDATE audit.act SET changes = replace(changes, 'new', 'nex') WHERE position = :it",
        "UPDATE audit.act SET subjects = subjects || 'x'::text WHERE position = :it",
        "UPDATE audit.act SET reason = NULL WHERE position = :it",
        "UPDATE audit.act SET hash = sha256('x') WHERE position = :it",
        "DELETE FROM audit.act WHERE position = :it",
        "DELETE FROM audit.act WHERE position > :it"
      })
  void oneChangedByteIsFound(String change) {
    api().post("/v1/labels/h", "{\"text\": \"new\", \"reason\": \"why\"}");
    var it = newest("subject=h").path("position").asLong();
    api().post("/v1/labels/h", "{\"text\": \"newer\"}");
    assertThat(verified().json().path("intact").asBoolean()).isTrue();
    assertThat(verified().number("acts")).isGreaterThan(it);

    // What the service itself can never do: its guards are taken down first, and the change is
    // lost.
    transaction.executeWithoutResult(status -> {
      jdbc.sql("GRANT UPDATE, DELETE ON audit.act TO CURRENT_USER").update();
      jdbc.sql("ALTER TABLE audit.act DISABLE TRIGGER USER").update();
      assertThat(jdbc.sql(change).param("it", it).update()).isPositive();

      assertThat(kept.verify().intact()).isFalse();
      status.setRollbackOnly();
    });
  }

  private Reply verified() {
    return auditor().get("/actuator/verification");
  }

  private JsonNode newest(String filter) {
    return auditor().get("/actuator/audit?limit=1&" + filter).data().getFirst();
  }

  private long acts() {
    return jdbc.sql("SELECT count(*) FROM audit.act").query(Long.class).single();
  }

  private Api api() {
    return new Api(port).as("olga", "operator");
  }

  private Api auditor() {
    return new Api(managementPort).as("audrey", "auditor");
  }

  /** Labels that operators write. */
  @RestController
  static class Labels {

    private final JdbcClient jdbc;

    Labels(JdbcClient jdbc) {
      this.jdbc = jdbc;
    }

    record Label(String text, @Nullable String reason) {}

    @Transactional
    @PostMapping("/v1/labels/{id}")
    public Label write(@PathVariable String id, @RequestBody Label label) {
      if (label.text().equals("later")) {
        return label;
      }
      var before = jdbc.sql("SELECT text FROM label WHERE id = :id")
          .param("id", id)
          .query(String.class)
          .optional();
      jdbc.sql("""
              INSERT INTO label VALUES (:id, :text)
              ON CONFLICT (id) DO UPDATE SET text = excluded.text
              """).param("id", id).param("text", label.text()).update();
      Acts.changed(id, before.orElse(null), label.text());
      if (label.text().equals("defect")) {
        throw new IllegalStateException("after the change");
      }
      return label;
    }
  }
}
