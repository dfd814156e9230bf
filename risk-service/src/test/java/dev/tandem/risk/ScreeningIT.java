package dev.tandem.risk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import dev.tandem.contract.risk.RiskApproved;
import dev.tandem.contract.risk.RiskHeld;
import dev.tandem.contract.risk.RiskReason;
import dev.tandem.contract.risk.RiskRejected;
import dev.tandem.contract.risk.RiskStepUpRequired;
import dev.tandem.contract.wallet.RechargeRequested;
import dev.tandem.messaging.support.PartitionedTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.tandem.risk.Recharges.aRecharge;
import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@RunningRiskService
class ScreeningIT {

  @Autowired
  Suite suite;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  @Qualifier("ownerUseTable")
  PartitionedTable uses;

  @LocalServerPort
  int port;

  @Test
  void approvesAnOrdinaryRecharge() {
    var recharge = aRecharge().event();
    suite.ask(recharge);

    var decided = theDecisionOn(recharge, RiskApproved.class);
    assertThat(decided.ownerId()).isEqualTo(recharge.ownerId());
    assertThat(decided.amount()).isEqualTo(recharge.amount());
    assertThat(decided.reasons()).isEmpty();
    assertThat(decided.sequence()).isEqualTo(1);
    assertThat(assessmentsOf(recharge))
        .singleElement()
        .satisfies(assessment -> assertThat(assessment)
            .containsEntry("id", decided.assessmentId())
            .containsEntry("subjectId", recharge.rechargeId())
            .containsEntry("decision", "APPROVE")
            .containsEntry("score", 0)
            .containsEntry("reasons", List.of())
            .containsKey("assessedAt"));
  }

  @Test
  void decidesEachRechargeOfABatchInTheTraceOfItsRequest() {
    var requests = IntStream.range(0, 3)
        .boxed()
        .collect(toMap(_ -> UUID.randomUUID(), _ -> aRecharge().event()));
    suite.askInTraces(requests);

    requests.forEach((trace, recharge) -> {
      theDecisionOn(recharge, RiskApproved.class);
      assertThat(suite.traceOf(recharge.rechargeId()))
          .contains("-" + trace.toString().replace("-", "") + "-");
    });
  }

  @Test
  void asksTheOwnerToStepUpForALargeAmount() {
    var recharge = aRecharge().of(2_000_000).event();
    suite.ask(recharge);

    assertThat(theDecisionOn(recharge, RiskStepUpRequired.class).reasons())
        .extracting(RiskReason::rule)
        .containsExactly("amount-limit");
  }

  @Test
  void holdsAVeryLargeAmountForAReview() {
    var recharge = aRecharge().of(5_000_000).event();
    suite.ask(recharge);

    var held = theDecisionOn(recharge, RiskHeld.class);
    assertThat(held.reviewId()).startsWith("rvw_");
    assertThat(assessmentsOf(recharge).getFirst())
        .containsEntry("decision", "HOLD")
        .containsEntry("score", 60);
    assertThat(new ReviewersApi(port).get("/v1/reviews/" + held.reviewId()).fields())
        .containsEntry("subjectId", recharge.rechargeId())
        .containsEntry("status", "OPEN");
  }

  @Test
  void rejectsABlockedCountry() {
    var recharge = aRecharge().from("KP").event();
    suite.ask(recharge);

    assertThat(theDecisionOn(recharge, RiskRejected.class).reasons())
        .extracting(RiskReason::rule)
        .containsExactly("blocked-country");
  }

  @Test
  void asksTheOwnerToStepUpAfterAnImpossibleJourney() {
    var somebody = aRecharge();
    var shanghai = somebody.at(31.23, 121.47).event();
    suite.ask(shanghai);
    theDecisionOn(shanghai, RiskApproved.class);
    var unplaced = somebody.at(somebody.requestedAt().plusSeconds(1800)).event();
    suite.ask(unplaced);
    theDecisionOn(unplaced, RiskApproved.class);
    var london =
        somebody.at(51.5, -0.12).at(somebody.requestedAt().plusSeconds(3600)).event();
    suite.ask(london);

    assertThat(theDecisionOn(london, RiskStepUpRequired.class).reasons())
        .extracting(RiskReason::rule)
        .containsExactly("impossible-travel");
  }

  @Test
  void judgesByWhenItWasAskedForAndNotByWhenItArrives() {
    var yesterday = aRecharge().at(Instant.now().minusSeconds(86_400));
    var burst = IntStream.range(0, 12)
        .mapToObj(
            i -> yesterday.at(yesterday.requestedAt().plusSeconds(i * 61L)).event())
        .toList();
    suite.ask(burst);

    burst.forEach(recharge -> theDecisionOn(recharge, RiskApproved.class));
  }

  @Test
  void looksAtAmountsByTheirCurrency() {
    var yen = aRecharge().of(1_999_999, "JPY").event();
    var dinar = aRecharge().of(1, "KWD").event();
    suite.ask(List.of(yen, dinar));

    theDecisionOn(yen, RiskHeld.class);
    assertThat(theDecisionOn(dinar, RiskHeld.class).reasons())
        .containsExactly(new RiskReason("amount-limit", "There is no limit for KWD"));
  }

  @Test
  void holdsWhatIsTooMuchInADayHoweverItsEventsAreBatched() {
    var somebody = aRecharge().of(1_900_000);
    var first = IntStream.range(0, 27)
        .mapToObj(i -> somebody
            .at(somebody.requestedAt().minus(Duration.ofMinutes(30L * i)))
            .event())
        .toList();
    suite.ask(first.subList(0, 13));
    suite.ask(first.subList(13, 27));

    // The limit is 50,000,000: 26 fit in a day.
    await()
        .atMost(30, SECONDS)
        .untilAsserted(() -> assertThat(first)
            .flatExtracting(recharge -> suite.decisionsOn(recharge.rechargeId()))
            .hasSize(27)
            .filteredOn(RiskHeld.class::isInstance)
            .singleElement()
            .satisfies(held -> assertThat(((RiskHeld) held).reasons())
                .extracting(RiskReason::rule)
                .containsExactly("day-limit")));
  }

  @Test
  void itsEventsNameASchemaThatItServes() {
    var recharge = aRecharge().event();
    suite.ask(recharge);
    theDecisionOn(recharge, RiskApproved.class);
    var message = jdbc.sql("""
            SELECT convert_from(body, 'UTF8') FROM messaging.outbox
            WHERE tag = 'RiskApproved' AND position(convert_to(:subject, 'UTF8') IN body) > 0
            """)
        .param("subject", recharge.rechargeId())
        .query(String.class)
        .single();

    // The port that the service was told, which is any in a test.
    assertThat(message)
        .contains("\"dataschema\":\"http://127.0.0.1:0/schemas/RiskApproved.v1.json\"");
    var schema = new ReviewersApi(port).get("/schemas/RiskApproved.v1.json");
    assertThat(schema.fields()).containsEntry("title", "dev.tandem.risk.RiskApproved.v1");
    assertThat(new ReviewersApi(port)
            .get("/schemas/PaymentDeadlineReached.v1.json")
            .status())
        .isEqualTo(200);
  }

  @Test
  void holdsWhatIsMoreThanTenInAMinuteWithinOneBatch() {
    var somebody = aRecharge();
    var burst = IntStream.range(0, 13)
        .mapToObj(i -> somebody.at(somebody.requestedAt().plusMillis(i)).event())
        .toList();
    suite.ask(burst);

    burst.subList(0, 10).forEach(recharge -> theDecisionOn(recharge, RiskApproved.class));
    burst
        .subList(10, 13)
        .forEach(recharge -> assertThat(theDecisionOn(recharge, RiskHeld.class).reasons())
            .extracting(RiskReason::rule)
            .containsExactly("velocity"));
  }

  @Test
  void holdsWhatIsMoreThanTenInAMinuteHoweverManyAskAtOnce() throws InterruptedException {
    var owners = List.of(aRecharge(), aRecharge(), aRecharge());
    var asked = new ArrayList<RechargeRequested>();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = new ArrayList<Callable<UUID>>();
      for (int i = 0; i < 60; i++) {
        var recharge = owners.get(i % 3).event();
        asked.add(recharge);
        tasks.add(() -> suite.ask(recharge));
      }
      callers.invokeAll(tasks);
    }

    await()
        .atMost(60, SECONDS)
        .until(() ->
            asked.stream().noneMatch(r -> suite.decisionsOn(r.rechargeId()).isEmpty()));
    for (var owner : owners) {
      assertThat(asked.stream()
              .filter(recharge -> recharge.ownerId().equals(owner.owner()))
              .map(recharge -> suite.decisionsOn(recharge.rechargeId()).getFirst())
              .filter(RiskApproved.class::isInstance))
          .hasSize(10);
    }
    assertThat(jdbc.sql(
                "SELECT count(*) FROM messaging.dead_letter WHERE consumer_group = 'risk-screening'")
            .query(Long.class)
            .single())
        .isZero();
  }

  @Test
  void assessesAPaymentOnceHoweverOftenItIsTold() {
    var recharge = aRecharge().of(5_000_000).event();
    var sameBatch = suite.ask(List.of(recharge, recharge));
    theDecisionOn(recharge, RiskHeld.class);
    var later = suite.ask(recharge);

    await().atMost(30, SECONDS).until(() -> isScreened(sameBatch.getLast()) && isScreened(later));
    assertThat(assessmentsOf(recharge)).hasSize(1);
    assertThat(reviewsOf(recharge)).isEqualTo(1);
    await()
        .during(1, SECONDS)
        .atMost(5, SECONDS)
        .until(() -> suite.decisionsOn(recharge.rechargeId()).size() == 1);
    assertThat(usesOf(recharge)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE assessment SET decision = 'APPROVE'",
        "DELETE FROM assessment",
        "TRUNCATE assessment"
      })
  void theJournalCannotBeChanged(String statement) {
    var recharge = aRecharge().event();
    suite.ask(recharge);
    theDecisionOn(recharge, RiskApproved.class);

    assertThatThrownBy(() -> jdbc.sql(statement).update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("append-only");
    assertThat(assessmentsOf(recharge)).hasSize(1);
  }

  @Test
  void keepsADayOfUsesUntilNoRuleLooksBackToIt() {
    assertThat(uses.retention()).isBetween(Duration.ofHours(22), Duration.ofHours(23));
    assertThat(jdbc.sql("""
            SELECT count(*) FROM pg_inherits
             WHERE inhparent = 'owner_use'::regclass AND inhrelid::regclass::text LIKE '%_000000'
            """).query(Integer.class).single())
        .as("today and two days ahead")
        .isEqualTo(3);
  }

  private <T> T theDecisionOn(RechargeRequested recharge, Class<T> type) {
    await()
        .atMost(30, SECONDS)
        .until(() -> !suite.decisionsOn(recharge.rechargeId()).isEmpty());
    var decisions = suite.decisionsOn(recharge.rechargeId());
    assertThat(decisions).singleElement().isInstanceOf(type);
    return type.cast(decisions.getFirst());
  }

  private boolean isScreened(UUID eventId) {
    return jdbc.sql("SELECT count(*) FROM messaging.inbox"
                + " WHERE event_id = :id AND consumer_group = 'risk-screening'")
            .param("id", eventId)
            .query(Long.class)
            .single()
        == 1;
  }

  private long reviewsOf(RechargeRequested recharge) {
    return jdbc.sql("SELECT count(*) FROM review WHERE subject_id = :id")
        .param("id", recharge.rechargeId())
        .query(Long.class)
        .single();
  }

  private long usesOf(RechargeRequested recharge) {
    return jdbc.sql("SELECT count(*) FROM owner_use WHERE owner_id = :id")
        .param("id", recharge.ownerId())
        .query(Long.class)
        .single();
  }

  private List<Map<String, Object>> assessmentsOf(RechargeRequested recharge) {
    return new ReviewersApi(port)
        .get("/v1/assessments?subjectId=" + recharge.rechargeId())
        .items();
  }
}
