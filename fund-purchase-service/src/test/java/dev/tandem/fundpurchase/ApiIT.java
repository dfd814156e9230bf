package dev.tandem.fundpurchase;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.messaging.support.UuidV7;
import dev.tandem.web.test.CommittedOpenApi;
import dev.tandem.web.test.DocumentedExamples;
import dev.tandem.web.test.Reply;
import dev.tandem.web.test.TextSweep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the service answers over HTTP. */
class ApiIT extends RunningService {

  private static final String DISCOUNT = "/v1/discount-purchases";
  private static final String BALANCE = "/v1/fund-purchases";

  @Test
  void committedOpenApiIsWhatTheServiceAnswers() {
    CommittedOpenApi.verify(api.port());
  }

  @Test
  void listsTheOrdersOfAWalletNewestFirst() {
    String walletId = aWallet();
    String first = placed(OrdersApi.discountPurchase(walletId, "MMF-001"));
    String second = placed(OrdersApi.discountPurchase(walletId, "BAL-002"));
    api.post("/v1/fund-purchases/" + first + "/cancel", "");
    String path = "/v1/fund-purchases?walletId=" + walletId;

    assertThat(ids(api.get(path))).containsExactly(second, first);
    assertThat(ids(api.get(path + "&limit=1&startingAfter=" + second))).containsExactly(first);
    assertThat(ids(api.get(path + "&status=CANCELLED"))).containsExactly(first);
    assertThat(ids(api.get(path + "&to=2000-01-01T00:00:00Z"))).isEmpty();
    assertThat(api.get(path + "&status=LOST").text("code")).isEqualTo("invalid-request");
    assertThat(api.get("/v1/fund-purchases").text("code")).isEqualTo("invalid-request");
  }

  private static List<String> ids(Reply page) {
    return page.data().stream().map(it -> it.path("id").asString()).toList();
  }

  @Test
  void answersItsExamplesAsItsDescriptionSays() {
    String walletId = aWallet();
    String order = "/v1/fund-purchases/" + anOrder("MMF-001");

    int requests = new DocumentedExamples(api)
        .with("walletId", walletId)
        .at("GET /v1/funds/{code}", "/v1/funds/MMF-001")
        .at("GET /v1/holdings", "/v1/holdings?walletId=" + walletId)
        .at("GET /v1/fund-purchases", "/v1/fund-purchases?walletId=" + walletId)
        .at("GET /v1/fund-purchases/{id}", order)
        .at("POST /v1/fund-purchases/{id}/cancel", order + "/cancel")
        .refusedAt(
            "POST /v1/fund-purchases/{id}/step-up", order + "/step-up", "step-up-not-expected")
        .verify();

    assertThat(requests).isGreaterThan(7);
  }

  @Test
  void refusesTextThatTheDatabaseCannotHold() {
    assertThat(TextSweep.verify(api.port(), operators.port())).isGreaterThan(100);
  }

  @Test
  void listsTheFundsByTheirCode() {
    assertThat(api.get("/v1/funds").data())
        .extracting(fund -> fund.path("code").asString())
        .containsExactly("BAL-002", "BAL-SUS", "EQT-003", "EQT-REJ", "MMF-001");
  }

  @Test
  void listsTheFundsPageByPage() {
    Reply first = api.get("/v1/funds?limit=2");
    assertThat(first.json().path("hasMore").asBoolean()).isTrue();

    Reply last = api.get("/v1/funds?limit=3&startingAfter=BAL-SUS");

    assertThat(last.data()).hasSize(3);
    assertThat(last.json().path("hasMore").asBoolean()).isFalse();
  }

  @Test
  void showsAFund() {
    Reply fund = api.get("/v1/funds/BAL-SUS");

    assertThat(fund.json().propertyNames())
        .contains(
            "code",
            "name",
            "currency",
            "riskLevel",
            "nav",
            "navDate",
            "feeRate",
            "minAmountMinor",
            "status");
    assertThat(fund.text("status")).isEqualTo("SUSPENDED");
    assertThat(fund.json().get("nav").decimalValue()).isPositive();
  }

  @Test
  void acceptsAnOrderAtOnce() {
    String walletId = aWallet();

    Reply reply = api.post(DISCOUNT, OrdersApi.discountPurchase(walletId, "MMF-001"));

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.header("Location")).isEqualTo("/v1/fund-purchases/" + reply.text("id"));
    assertThat(reply.json().propertyNames())
        .contains(
            "id",
            "kind",
            "walletId",
            "fundCode",
            "amountMinor",
            "feeMinor",
            "currency",
            "status",
            "statusReason",
            "shares",
            "nav",
            "confirmDate",
            "createdAt",
            "timeline");
    assertThat(reply.text("id")).startsWith("ord_");
    assertThat(reply.text("kind")).isEqualTo("DISCOUNT");
    assertThat(reply.text("status")).isEqualTo("SCREENING");
    assertThat(reply.text("walletId")).isEqualTo(walletId);
  }

  @Test
  void waitsForAnOutcomeThatComesInTime() throws Exception {
    String walletId = aWallet();
    String key = UUID.randomUUID().toString();
    var answer = new Reply[1];
    Thread caller = Thread.ofVirtual()
        .start(() -> answer[0] = api.postWithKey(
            key, DISCOUNT, OrdersApi.discountPurchase(walletId, "MMF-001"), "Prefer", "wait=30"));
    others.riskRejects(orderOf(walletId));
    caller.join();

    assertThat(answer[0].status()).isEqualTo(201);
    assertThat(answer[0].text("status")).isEqualTo("REJECTED");
    assertThat(answer[0].header("Location")).endsWith(answer[0].text("id"));
    assertThat(answer[0].header("Preference-Applied")).isEqualTo("wait=30");
  }

  @Test
  void stopsWaitingWhenAPersonMustAct() throws Exception {
    String walletId = aWallet();
    var answer = new Reply[1];
    Thread caller = Thread.ofVirtual()
        .start(() -> answer[0] = api.post(
            DISCOUNT, OrdersApi.discountPurchase(walletId, "MMF-001"), "Prefer", "wait=30"));
    others.riskHolds(orderOf(walletId));
    caller.join();

    assertThat(answer[0].status()).isEqualTo(202);
    assertThat(answer[0].text("status")).isEqualTo("ON_HOLD");
  }

  @Test
  void stopsWaitingWhenTheTimeIsUp() {
    Reply reply =
        api.post(DISCOUNT, OrdersApi.discountPurchase(aWallet(), "MMF-001"), "Prefer", "wait=1");

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.text("status")).isEqualTo("SCREENING");
  }

  @Test
  void answersARepeatedRequestWithTheFirstAnswer() {
    String body = OrdersApi.discountPurchase(aWallet(), "MMF-001");
    String key = UUID.randomUUID().toString();
    Reply first = api.postWithKey(key, DISCOUNT, body);

    Reply again = api.postWithKey(key, DISCOUNT, body);

    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.raw().body()).isEqualTo(first.raw().body());
  }

  @Test
  void findsTheFirstOrderWhenTheStoredAnswerIsGone() {
    String body = OrdersApi.discountPurchase(aWallet(), "MMF-001");
    String key = UUID.randomUUID().toString();
    String orderId = api.postWithKey(key, DISCOUNT, body).text("id");
    jdbc.sql("DELETE FROM http.idempotency").update();

    assertThat(api.postWithKey(key, DISCOUNT, body).text("id")).isEqualTo(orderId);
  }

  @Test
  void refusesAKeyOfAnotherOrderEvenWhenTheStoredAnswerIsGone() {
    String walletId = aWallet();
    String key = UUID.randomUUID().toString();
    api.postWithKey(key, DISCOUNT, OrdersApi.discountPurchase(walletId, "MMF-001"));
    jdbc.sql("DELETE FROM http.idempotency").update();

    assertProblem(
        api.postWithKey(key, DISCOUNT, OrdersApi.discountPurchase(walletId, "BAL-002")),
        422,
        "idempotency-key-reused");
  }

  @ParameterizedTest
  @ValueSource(strings = {DISCOUNT, BALANCE})
  void refusesAnUnknownFund(String path) {
    assertProblem(api.post(path, body(path, "XXX-000", 1_000, "CNY")), 404, "fund-not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {DISCOUNT, BALANCE})
  void refusesASuspendedFund(String path) {
    assertProblem(api.post(path, body(path, "BAL-SUS", 1_000, "CNY")), 409, "fund-suspended");
  }

  @ParameterizedTest
  @ValueSource(strings = {DISCOUNT, BALANCE})
  void refusesAnAmountBelowTheMinimum(String path) {
    assertProblem(api.post(path, body(path, "EQT-003", 999, "CNY")), 422, "below-minimum");
    assertThat(api.post(path, body(path, "EQT-003", 1_000, "CNY")).status()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {DISCOUNT, BALANCE})
  void refusesAnotherCurrency(String path) {
    assertProblem(api.post(path, body(path, "MMF-001", 1_000, "USD")), 422, "currency-mismatch");
  }

  @Test
  void refusesAWalletOfAnotherCurrency() {
    String walletId = "wal_" + UuidV7.next();
    awaitHandled("fund-purchase-wallet-events", others.walletOpened(walletId, "USD"));

    assertProblem(
        api.post(DISCOUNT, OrdersApi.discountPurchase(walletId, "MMF-001")),
        422,
        "currency-mismatch");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      "amountMinor": 100000   | "amountMinor": -1           | invalid-amount
      "amountMinor": 100000   | "amountMinor": 0            | invalid-amount
      "amountMinor": 100000   | "amountMinor": 1e30         | invalid-amount
      "currency": "CNY"       | "currency": "yuan"          | invalid-request
      "fundCode": "MMF-001"   | "fundCode": "mmf 001"       | invalid-request
      "fundingToken": "tok_ok"| "fundingToken": "4111111111111111" | card-number-refused
      "fundingToken": "tok_ok"| "fundingToken": "4111111111111112" | invalid-request
      "country": "CN"         | "country": "China"          | invalid-request
      "currency": "CNY"       | "currency": "CNY", "x": 1   | invalid-request
      """)
  void refusesAMalformedOrder(String right, String wrong, String code) {
    String body = OrdersApi.discountPurchase(aWallet(), "MMF-001");
    assertThat(body).contains(right);

    assertProblem(api.post(DISCOUNT, body.replace(right, wrong)), 400, code);
  }

  @Test
  void refusesAnOrderWithoutAnIdempotencyKey() {
    var investor = api.as("owner", "investor");

    assertProblem(
        investor.send(investor
            .request(DISCOUNT, "Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}"))),
        400,
        "idempotency-key-missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ord_0193e1a0-0000-7000-8000-000000000000", "nonsense"})
  void knowsNoSuchOrder(String id) {
    assertProblem(api.order(id), 404, "order-not-found");
    assertProblem(api.cancel(id), 404, "order-not-found");
    assertProblem(api.stepUp(id, Others.CODE), 404, "order-not-found");
  }

  @Test
  void refusesToCancelWhatIsBeingPaid() {
    String orderId = anOrderToPay("MMF-001").orderId();

    assertProblem(api.cancel(orderId), 409, "order-not-cancellable");
  }

  @Test
  void refusesACodeNobodyAskedFor() {
    assertProblem(api.stepUp(anOrder("MMF-001"), Others.CODE), 409, "step-up-not-expected");
  }

  @Test
  void refusesAWrongCode() {
    String orderId = anOrder("MMF-001");
    others.riskRequiresStepUp(orderId);
    awaitStatus(orderId, "STEP_UP");

    assertProblem(api.stepUp(orderId, "111111"), 422, "step-up-failed");
  }

  @Test
  void needsAWalletToShowHoldings() {
    assertProblem(api.get("/v1/holdings"), 400, "invalid-request");
    assertThat(api.get("/v1/holdings?walletId=" + aWallet()).data()).isEmpty();
  }

  private String orderOf(String walletId) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> jdbc.sql("SELECT 'ord_' || id FROM fund_order WHERE wallet_id = ?")
                .param(walletId)
                .query(String.class)
                .optional(),
            Optional::isPresent)
        .orElseThrow();
  }

  private String body(String path, String fundCode, long amountMinor, String currency) {
    String wallet = aWallet();
    String body = path.equals(DISCOUNT)
        ? OrdersApi.discountPurchase(wallet, fundCode)
        : OrdersApi.balancePurchase(wallet, fundCode);
    return body.replace("100000", Long.toString(amountMinor)).replace("CNY", currency);
  }

  private static void assertProblem(Reply reply, int status, String code) {
    assertThat(reply.status()).as(reply.raw().body()).isEqualTo(status);
    assertThat(reply.text("code")).isEqualTo(code);
    assertThat(reply.text("type")).isEqualTo("/problems/" + code);
    assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
  }
}
