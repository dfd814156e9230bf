package dev.tandem.risk;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.tandem.contract.Money;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.contract.fundpurchase.FundPurchaseCancelled;
import dev.tandem.contract.fundpurchase.FundPurchaseRejected;
import dev.tandem.contract.fundpurchase.FundPurchaseRequested;
import dev.tandem.contract.risk.RiskApproved;
import dev.tandem.contract.risk.RiskHeld;
import dev.tandem.contract.risk.RiskReason;
import dev.tandem.contract.risk.RiskRejected;
import dev.tandem.contract.wallet.RechargeFailed;
import dev.tandem.contract.wallet.RechargeRequested;
import dev.tandem.web.test.CommittedOpenApi;
import dev.tandem.web.test.DocumentedExamples;
import dev.tandem.web.test.Reply;
import dev.tandem.web.test.TextSweep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.tandem.risk.Recharges.aRecharge;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@RunningRiskService
class ReviewIT {

  private static final String APPROVE = "{\"decision\":\"APPROVE\",\"note\":\"called back\"}";
  private static final String REJECT = "{\"decision\":\"REJECT\"}";

  @Autowired
  Suite suite;

  @Autowired
  JdbcClient jdbc;

  @LocalServerPort
  int port;

  @LocalManagementPort
  int managementPort;

  @Test
  void aReviewerLetsAHeldPaymentGoOn() {
    var recharge = aRecharge().of(6_000_000).event();
    var reviewId = held(recharge).reviewId();
    var open = reviews("OPEN").stream()
        .filter(review -> review.get("id").equals(reviewId))
        .toList();
    assertThat(open)
        .singleElement()
        .satisfies(review -> assertThat(review)
            .containsEntry("subjectId", recharge.rechargeId())
            .containsEntry("ownerId", recharge.ownerId())
            .containsEntry("amountMinor", 6_000_000)
            .containsEntry("currency", "CNY")
            .containsEntry("status", "OPEN")
            .containsEntry("decidedAt", null)
            .containsKey("openedAt"));

    var decided = api().decide(reviewId, APPROVE);

    assertThat(decided.status()).isEqualTo(200);
    assertThat(decided.fields())
        .containsEntry("status", "APPROVED")
        .containsEntry("decidedBy", "staff")
        .containsEntry("note", "called back");
    var approved = (RiskApproved) secondDecisionOn(recharge);
    assertThat(approved.sequence()).isEqualTo(2);
    assertThat(approved.amount()).isEqualTo(recharge.amount());
    assertThat(approved.reasons())
        .containsExactly(new RiskReason("review", "APPROVED by staff: called back"));
    assertThat(api().get("/v1/assessments?subjectId=" + recharge.rechargeId()).items())
        .extracting(assessment -> assessment.get("decision"), assessment -> assessment.get("id"))
        .satisfiesExactly(
            first -> assertThat(first.toList()).first().isEqualTo("HOLD"),
            second ->
                assertThat(second.toList()).containsExactly("APPROVE", approved.assessmentId()));
    assertThat(reviews("OPEN")).noneMatch(review -> review.get("id").equals(reviewId));
    assertThat(reviews("APPROVED")).anyMatch(review -> review.get("id").equals(reviewId));
  }

  @Test
  void aVeryLargePaymentGoesOnWhenTwoPeopleApprove() {
    var recharge = aRecharge().of(50_000_000).event();
    var path = "/v1/reviews/" + held(recharge).reviewId() + "/decision";
    var anna = api().as("anna", "approver");
    var ben = api().as("ben", "approver");

    var first = anna.postWithKey("anna-" + path, path, APPROVE);
    var again = anna.post(path, APPROVE);

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.fields())
        .containsEntry("status", "OPEN")
        .containsEntry("proposedBy", "anna")
        .containsEntry("decidedBy", null);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("self-approval");
    assertThat(suite.decisionsOn(recharge.rechargeId())).hasSize(1);
    assertThat(ben.post(path, APPROVE).fields())
        .containsEntry("status", "APPROVED")
        .containsEntry("proposedBy", "anna")
        .containsEntry("decidedBy", "ben");
    assertThat(secondDecisionOn(recharge)).isInstanceOf(RiskApproved.class);
  }

  @Test
  void oneAloneRejectsAVeryLargePayment() {
    var recharge = aRecharge().of(50_000_000).event();
    var path = "/v1/reviews/" + held(recharge).reviewId() + "/decision";

    api().as("anna", "approver").post(path, APPROVE);
    var rejected = api().as("anna", "approver").post(path, REJECT);

    assertThat(rejected.fields()).containsEntry("status", "REJECTED");
    assertThat(secondDecisionOn(recharge)).isInstanceOf(RiskRejected.class);
  }

  @Test
  void aReviewerRejectsAHeldPayment() {
    var recharge = aRecharge().of(6_000_000).event();
    var decided = api().decide(held(recharge).reviewId(), REJECT);

    assertThat(decided.fields()).containsEntry("status", "REJECTED").containsEntry("note", null);
    assertThat(secondDecisionOn(recharge)).isInstanceOf(RiskRejected.class);
    assertThat(reviews("REJECTED"))
        .anyMatch(review -> review.get("subjectId").equals(recharge.rechargeId()));
  }

  @Test
  void aReviewIsDecidedOnce() {
    var recharge = aRecharge().of(6_000_000).event();
    var reviewId = held(recharge).reviewId();
    var key = UUID.randomUUID().toString();
    var first = api().decide(reviewId, key, APPROVE);
    var replayed = api().decide(reviewId, key, APPROVE);
    // What is left when the stored answer has expired: the business row.
    jdbc.sql("DELETE FROM http.idempotency").update();
    var recognised = api().decide(reviewId, key, APPROVE);
    var second = api().decide(reviewId, REJECT);

    assertThat(replayed.fields()).isEqualTo(first.fields());
    assertThat(replayed.raw().headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(recognised.status()).isEqualTo(200);
    assertThat(recognised.fields()).isEqualTo(first.fields());
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("review-decided");
    assertThat(secondDecisionOn(recharge)).isInstanceOf(RiskApproved.class);
    assertThat(api().get("/v1/assessments?subjectId=" + recharge.rechargeId()).items())
        .hasSize(2);
  }

  @Test
  void oneOfManyReviewersDecides() throws InterruptedException {
    var recharge = aRecharge().of(6_000_000).event();
    var reviewId = held(recharge).reviewId();
    List<Reply> replies;
    try (var reviewers = Executors.newVirtualThreadPerTaskExecutor()) {
      replies = reviewers
          .invokeAll(IntStream.range(0, 8)
              .<Callable<Reply>>mapToObj(i ->
                  () -> api().decide(reviewId, i % 2 == 0 ? APPROVE : REJECT))
              .toList())
          .stream()
          .map(Future::resultNow)
          .toList();
    }

    assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
    assertThat(replies)
        .filteredOn(reply -> reply.status() != 200)
        .allMatch(reply -> reply.code().equals("review-decided"));
    secondDecisionOn(recharge);
    assertThat(suite.decisionsOn(recharge.rechargeId())).hasSize(2);
  }

  @Test
  void aReviewClosesWhenItsPaymentEndsAndADecisionIsTooLate() {
    var recharge = aRecharge().of(6_000_000).event();
    var reviewId = held(recharge).reviewId();
    suite.ask(expired(recharge));
    await()
        .atMost(30, SECONDS)
        .until(
            () -> !api().get("/v1/reviews/" + reviewId).fields().get("status").equals("OPEN"));
    var tooLate = api().decide(reviewId, APPROVE);

    assertThat(api().get("/v1/reviews/" + reviewId).fields())
        .containsEntry("status", "REJECTED")
        .containsEntry("closedReason", "recharge-expired")
        .containsEntry("decidedBy", "system")
        .containsEntry("note", null);
    assertThat(tooLate.status()).isEqualTo(409);
    assertThat(tooLate.code()).isEqualTo("review-closed");
    assertThat(suite.decisionsOn(recharge.rechargeId())).hasSize(1);
    assertThat(reviews("OPEN")).noneMatch(review -> review.get("id").equals(reviewId));
  }

  @Test
  void theReviewOfAnOrderClosesHoweverItEnds() {
    var cancelled = orderOf(6_000_000);
    var rejected = orderOf(6_000_000);
    suite.ask(List.of(cancelled, rejected));
    suite.ask(List.of(
        new FundPurchaseCancelled(
            cancelled.orderId(),
            cancelled.kind(),
            cancelled.walletId(),
            cancelled.ownerId(),
            cancelled.fundCode(),
            cancelled.amount(),
            Instant.now(),
            2),
        new FundPurchaseRejected(
            rejected.orderId(),
            rejected.kind(),
            rejected.walletId(),
            rejected.ownerId(),
            rejected.fundCode(),
            rejected.amount(),
            FundPurchaseRejected.Outcome.EXPIRED,
            "too-late",
            Instant.now(),
            2)));

    // Requests and ends are read by two groups: either may be first.
    await().atMost(30, SECONDS).untilAsserted(() -> {
      assertThat(closedReason(cancelled.orderId())).contains("order-cancelled");
      assertThat(closedReason(rejected.orderId())).contains("order-expired");
    });
  }

  @Test
  void aPaymentThatEndedBeforeItWasScreenedLeavesNoOpenReview() {
    var recharge = aRecharge().of(6_000_000).event();
    suite.ask(expired(recharge));
    await()
        .atMost(30, SECONDS)
        .until(() -> jdbc.sql("SELECT count(*) FROM ended_payment WHERE subject_id = :id")
                .param("id", recharge.rechargeId())
                .query(Long.class)
                .single()
            == 1);

    held(recharge);
    assertThat(closedReason(recharge.rechargeId())).contains("recharge-expired");
  }

  @Test
  void eitherTheReviewerOrTheEndCloses() throws Exception {
    var recharges =
        IntStream.range(0, 12).mapToObj(i -> aRecharge().of(6_000_000).event()).toList();
    suite.ask(recharges);
    var ids = recharges.stream().map(recharge -> awaitHeld(recharge).reviewId()).toList();
    suite.ask(recharges.stream().map(ReviewIT::expired).toList());
    var replies = ids.stream().map(id -> api().decide(id, APPROVE)).toList();

    await()
        .atMost(30, SECONDS)
        .until(() -> recharges.stream()
            .allMatch(recharge -> closedReason(recharge.rechargeId()).isPresent()
                || suite.decisionsOn(recharge.rechargeId()).size() == 2));
    for (var i = 0; i < ids.size(); i++) {
      var closed = closedReason(recharges.get(i).rechargeId()).isPresent();
      assertThat(replies.get(i).status()).isEqualTo(closed ? 409 : 200);
      assertThat(suite.decisionsOn(recharges.get(i).rechargeId())).hasSize(closed ? 1 : 2);
    }
  }

  @Test
  void listsReviewsInPagesTheNewestFirst() {
    var recharges =
        IntStream.range(0, 3).mapToObj(i -> aRecharge().of(6_000_000).event()).toList();
    recharges.forEach(this::held);
    var first = api().get("/v1/reviews?status=OPEN&limit=2");
    var last = String.valueOf(first.items().getLast().get("id"));
    var second = api().get("/v1/reviews?status=OPEN&limit=1&startingAfter=" + last);

    assertThat(first.fields()).containsEntry("hasMore", true);
    assertThat(first.items())
        .extracting(review -> review.get("subjectId"))
        .containsExactly(recharges.get(2).rechargeId(), recharges.get(1).rechargeId());
    assertThat(second.items().getFirst())
        .containsEntry("subjectId", recharges.get(0).rechargeId());
    assertThat(api().get("/v1/reviews").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rvw_00000000-0000-7000-8000-000000000000", "rvw_1", "1", "rch_1", "rvw_%00"})
  void aReviewThatIsNotThereIsNotFound(String id) {
    for (var reply : List.of(api().get("/v1/reviews/" + id), api().decide(id, APPROVE))) {
      assertThat(reply.status()).isIn(404, 400);
      assertThat(reply.code()).isIn("review-not-found", "invalid-request");
    }
    if (!id.contains("%")) {
      assertThat(api().decide(id, APPROVE).code()).isEqualTo("review-not-found");
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
          {"decision":"MAYBE"}                | invalid-request
          {"decision":null}                   | invalid-request
          {"note":"why"}                      | invalid-request
          {"decision":"APPROVE","by":"me"}    | invalid-request
          {"decision":"APPROVE","note":7}     | invalid-request
          {                                   | malformed-json
          """)
  void refusesADecisionItCannotRead(String body, String code) {
    var reply = api().decide("rvw_00000000-0000-7000-8000-000000000000", body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo(code);
  }

  @Test
  void refusesANoteThatIsABook() {
    var reply = api()
        .decide(
            "rvw_00000000-0000-7000-8000-000000000000",
            "{\"decision\":\"APPROVE\",\"note\":\"" + "a".repeat(1001) + "\"}");

    assertThat(reply.code()).isEqualTo("invalid-request");
  }

  @Test
  void needsAnIdempotencyKey() {
    var reply = api()
        .send(api()
            .request("/v1/reviews/rvw_1/decision")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(APPROVE)));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("idempotency-key-missing");
  }

  @Test
  void refusesListsItCannotMake() {
    assertThat(api().get("/v1/reviews?status=LOST").code()).isEqualTo("invalid-request");
    assertThat(api().get("/v1/reviews?startingAfter=rch_1").code()).isEqualTo("invalid-request");
    assertThat(api().get("/v1/assessments").code()).isEqualTo("invalid-request");
    assertThat(api().get("/v1/assessments?subjectId=").code()).isEqualTo("invalid-request");
    assertThat(api().get("/v1/assessments?subjectId=" + "a".repeat(65)).code())
        .isEqualTo("invalid-request");
    assertThat(api().get("/v1/assessments?subjectId=rch_unknown").items()).isEmpty();
  }

  @Test
  void answersItsExamplesAsItsDescriptionSays() {
    var recharge = aRecharge().of(6_000_000).event();
    var review = "/v1/reviews/" + held(recharge).reviewId();

    var requests = new DocumentedExamples(api())
        .at("GET /v1/assessments", "/v1/assessments?subjectId=" + recharge.rechargeId())
        .at("GET /v1/features", "/v1/features?ownerId=" + recharge.ownerId())
        .at("GET /v1/reviews/{id}", review)
        .at("POST /v1/reviews/{id}/decision", review + "/decision")
        .verify();

    assertThat(requests).isGreaterThan(3);
  }

  @Test
  void committedOpenApiIsWhatTheServiceAnswers() {
    CommittedOpenApi.verify(port);
  }

  @Test
  void refusesTextThatTheDatabaseCannotHold() {
    assertThat(TextSweep.verify(port, managementPort)).isGreaterThan(50);
  }

  private static RechargeFailed expired(RechargeRequested recharge) {
    return new RechargeFailed(
        recharge.rechargeId(),
        recharge.walletId(),
        recharge.ownerId(),
        recharge.amount(),
        RechargeFailed.Outcome.EXPIRED,
        "expired",
        Instant.now(),
        2);
  }

  private static FundPurchaseRequested orderOf(long amountMinor) {
    return new FundPurchaseRequested(
        "ord_" + UUID.randomUUID(),
        PurchaseKind.BALANCE,
        "wal_" + UUID.randomUUID(),
        "owner-" + UUID.randomUUID(),
        "MMF-001",
        1,
        Money.of(amountMinor, "CNY"),
        Money.of(0, "CNY"),
        null,
        Instant.now(),
        1);
  }

  private Optional<String> closedReason(String subjectId) {
    return jdbc.sql("""
            SELECT closed_reason FROM review WHERE subject_id = :id AND closed_reason IS NOT NULL
            """).param("id", subjectId).query(String.class).optional();
  }

  private RiskHeld held(RechargeRequested recharge) {
    suite.ask(recharge);
    return awaitHeld(recharge);
  }

  private RiskHeld awaitHeld(RechargeRequested recharge) {
    await()
        .atMost(30, SECONDS)
        .until(() -> !suite.decisionsOn(recharge.rechargeId()).isEmpty());
    return (RiskHeld) suite.decisionsOn(recharge.rechargeId()).getFirst();
  }

  private Object secondDecisionOn(RechargeRequested recharge) {
    await()
        .atMost(30, SECONDS)
        .until(() -> suite.decisionsOn(recharge.rechargeId()).size() == 2);
    return suite.decisionsOn(recharge.rechargeId()).getLast();
  }

  private List<Map<String, Object>> reviews(String status) {
    return api().get("/v1/reviews?limit=100&status=" + status).items();
  }

  private ReviewersApi api() {
    return new ReviewersApi(port);
  }
}
