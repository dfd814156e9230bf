package dev.tandem.wallet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.tandem.web.test.CommittedOpenApi;
import dev.tandem.web.test.DocumentedExamples;
import dev.tandem.web.test.Reply;
import dev.tandem.web.test.TextSweep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The HTTP contract, and every problem of it. */
class ApiIT extends RunningService {

  private static final String NO_WALLET = "wal_01957000-0000-7000-8000-000000000000";

  @Test
  void opensAWallet() {
    var owner = "owner-" + UUID.randomUUID();

    var opened = api.openWallet(owner, "CNY");

    assertThat(opened.status()).isEqualTo(201);
    assertThat(opened.text("id")).startsWith("wal_");
    assertThat(opened.text("ownerId")).isEqualTo(owner);
    assertThat(opened.text("currency")).isEqualTo("CNY");
    assertThat(opened.number("availableMinor")).isZero();
    assertThat(opened.number("heldMinor")).isZero();
    assertThat(opened.text("status")).isEqualTo("ACTIVE");
    assertThat(opened.header("Location")).isEqualTo("/v1/wallets/" + opened.text("id"));
    assertThat(api.get("/v1/wallets/" + opened.text("id")).json()).isEqualTo(opened.json());
  }

  @Test
  void opensOneWalletForEachOwnerAndCurrency() {
    var owner = "owner-" + UUID.randomUUID();
    api.openWallet(owner, "CNY");

    assertProblem(api.openWallet(owner, "CNY"), 409, "wallet-exists");
    assertThat(api.openWallet(owner, "CHF").status()).isEqualTo(201);
  }

  @Test
  void opensOneWalletWhenManyAskAtOnce() throws Exception {
    var owner = "owner-" + UUID.randomUUID();
    var statuses = new ArrayList<Integer>();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = new ArrayList<Future<Integer>>();
      for (var number = 0; number < 10; number++) {
        calls.add(callers.submit(() -> api.openWallet(owner, "CNY").status()));
      }
      for (var call : calls) {
        statuses.add(call.get());
      }
    }

    assertThat(statuses).containsOnlyOnce(201).hasSize(10);
    assertThat(statuses).filteredOn(status -> status != 201).containsOnly(409);
  }

  @Test
  void listsAnOwnersWalletsInPages() {
    var owner = "owner-" + UUID.randomUUID();
    var first = api.openWallet(owner, "CNY").text("id");
    var second = api.openWallet(owner, "CHF").text("id");
    aWallet();

    var page = api.get("/v1/wallets?ownerId=" + owner + "&limit=1");
    var rest = api.get("/v1/wallets?ownerId=" + owner + "&startingAfter=" + first);

    assertThat(ids(page)).containsExactly(first);
    assertThat(page.json().path("hasMore").asBoolean()).isTrue();
    assertThat(ids(rest)).containsExactly(second);
    assertThat(rest.json().path("hasMore").asBoolean()).isFalse();
  }

  @Test
  void pagesPostingsTheLatestFirst() {
    var wallet = aWallet();
    for (var number = 0; number < 3; number++) {
      var recharge = aRecharge(wallet, "tok_ok");
      risk.approves(recharge);
      awaitStatus(recharge, "COMPLETED");
    }

    var all = api.get("/v1/wallets/" + wallet + "/postings");
    var page = api.get("/v1/wallets/" + wallet + "/postings?limit=2");
    var rest =
        api.get("/v1/wallets/" + wallet + "/postings?startingAfter=" + ids(page).getLast());

    assertThat(all.json().path("data"))
        .extracting(posting -> posting.path("balanceAfterMinor").asLong())
        .containsExactly(3750L, 2500L, 1250L);
    assertThat(page.json().path("hasMore").asBoolean()).isTrue();
    assertThat(ids(page)).hasSize(2);
    assertThat(ids(rest)).hasSize(1);
    assertThat(new HashSet<>(ids(all))).containsAll(ids(rest));
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/wallets/wal_01957000-0000-7000-8000-000000000000, wallet-not-found",
    "/v1/wallets/nonsense, wallet-not-found",
    "/v1/wallets/wal_01957000-0000-7000-8000-000000000000/postings, wallet-not-found",
    "/v1/recharges/rch_01957000-0000-7000-8000-000000000000, recharge-not-found",
    "/v1/recharges/wal_01957000-0000-7000-8000-000000000000, recharge-not-found",
  })
  void doesNotFindWhatIsNotThere(String path, String code) {
    assertProblem(api.get(path), 404, code);
  }

  @Test
  void findsNoPageAfterAPostingOfAnotherWallet() {
    var path = "/v1/wallets/" + aWallet() + "/postings?startingAfter=pst_";

    assertProblem(api.get(path + "01957000-0000-7000-8000-000000000000"), 404, "posting-not-found");
  }

  @Test
  void rechargesNoWalletThatIsNotThere() {
    assertProblem(api.recharge(NO_WALLET, 1250, "tok_ok"), 404, "wallet-not-found");
  }

  @Test
  void stepsUpNoRechargeThatIsNotThere() {
    assertProblem(
        api.stepUp("rch_01957000-0000-7000-8000-000000000000", "000000"),
        404,
        "recharge-not-found");
  }

  @Test
  void rechargesAWalletOnlyInItsCurrency() {
    var wallet = api.openWallet("owner-" + UUID.randomUUID(), "CHF").text("id");

    assertProblem(api.recharge(wallet, 1250, "tok_ok"), 422, "currency-mismatch");
  }

  @Test
  void acceptsNoRechargeOfAFrozenWallet() {
    var wallet = aWallet();
    freeze(wallet);

    assertThat(api.get("/v1/wallets/" + wallet).text("status")).isEqualTo("FROZEN");
    assertProblem(api.recharge(wallet, 1250, "tok_ok"), 409, "wallet-frozen");
    assertThat(operate(wallet, "unfreeze").text("status")).isEqualTo("ACTIVE");
    assertThat(api.recharge(wallet, 1250, "tok_ok").status()).isEqualTo(202);
  }

  @Test
  void saysWhoFrozeAWalletAndWhy() {
    var wallet = aWallet();
    freeze(wallet);
    operate(wallet, "freeze");
    operate(wallet, "unfreeze");

    var past = past(wallet);
    assertThat(past.path("status").asString()).isEqualTo("ACTIVE");
    assertThat(past.path("history"))
        .extracting(it -> it.path("after").asString())
        .containsExactly("ACTIVE", "FROZEN", "FROZEN", "OPEN CNY");
    assertThat(past.path("history")).first().satisfies(it -> {
      assertThat(it.path("before").asString()).isEqualTo("FROZEN");
      assertThat(it.path("actor").asString()).isEqualTo("staff");
      assertThat(it.path("reason").asString()).isEqualTo("a test");
      assertThat(Instant.parse(it.path("at").asString())).isAfter(Instant.EPOCH);
    });
    assertThat(operator().get("/actuator/wallets/wal_" + UUID.randomUUID()).code())
        .isEqualTo("wallet-not-found");
  }

  @Test
  void freezesOnlyWalletsThatAreThereAndOnlyByActionsItKnows() {
    assertThat(operate(aWallet(), "melt").status()).isEqualTo(400);
    assertThat(operate("nonsense", "freeze").raw().statusCode()).isEqualTo(404);
  }

  @Test
  void chargesNothingForAWalletThatWasFrozenMeanwhile() {
    var wallet = aWallet();
    var recharge = aRecharge(wallet, "tok_ok");
    freeze(wallet);

    risk.approves(recharge);

    assertThat(awaitStatus(recharge, "REJECTED").text("statusReason")).isEqualTo("wallet-frozen");
  }

  @Test
  void takesNothingFromAWalletThatDoesNotHoldIt() {
    var wallet = aWallet();

    assertProblem(
        api.post("/v1/wallets/" + wallet + "/recharges?overdraft", ""),
        409,
        "insufficient-balance");
    assertThat(availableMinor(wallet)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1000000000001", "9223372036854775807"})
  void refusesAnAmountNobodyCanMean(String amount) {
    var refused = api.post(
        "/v1/wallets/" + aWallet() + "/recharges",
        WalletApi.body(1250, "tok_ok").replace("1250", amount));

    assertProblem(refused, 400, "invalid-amount");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"amountMinor\": 1250, \"currency\": \"CNY\"} | invalid-request",
        "{\"currency\": \"CNY\", \"fundingToken\": \"t\"} | invalid-amount",
        "{\"amountMinor\": 1250, \"currency\": \"XYZ\", \"fundingToken\": \"t\"} | invalid-request",
        "{\"amountMinor\": 12.5, \"currency\": \"CNY\", \"fundingToken\": \"t\"} | invalid-amount",
        "{\"amountMinor\": 1e30, \"currency\": \"CNY\", \"fundingToken\": \"t\"} | invalid-",
        "{\"amountMinor\": 99999999999999999999, \"currency\": \"CNY\", \"fundingToken\": \"t\"}"
            + " | invalid-",
        "{\"amountMinor\": 1, \"currency\": \"CNY\", \"fundingToken\": \"t\", \"more\": 1}"
            + " | invalid-request",
        "{\"amountMinor\": 1, \"currency\": \"CNY\", \"fundingToken\": \"t\","
            + " \"context\": {\"latitude\": 91}} | invalid-request",
        "{\"amountMinor\": | malformed-json",
      })
  void refusesABodyItDoesNotUnderstand(String body, String code) {
    var refused = api.post("/v1/wallets/" + aWallet() + "/recharges", body);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).startsWith(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ownerId\": \"\", \"currency\": \"CNY\"}",
        "{\"ownerId\": \"o\", \"currency\": \"cny\"}",
        "{\"ownerId\": \"o\", \"currency\": \"XXX\"}",
        "{\"ownerId\": \"o\"}",
        "{\"currency\": \"CNY\"}",
      })
  void opensNoWalletForNobodyOrInNoCurrency(String body) {
    assertProblem(api.post("/v1/wallets", body), 400, "invalid-request");
  }

  @Test
  void needsAnOwnerToListWallets() {
    assertProblem(api.get("/v1/wallets"), 400, "invalid-request");
  }

  @Test
  void acceptsOneRechargeForOneKeyHoweverOftenItIsSent() {
    var wallet = aWallet();
    var path = "/v1/wallets/" + wallet + "/recharges";
    var key = UUID.randomUUID().toString();

    var first = api.postWithKey(key, path, WalletApi.body(1250, "tok_ok"));
    var again = api.postWithKey(key, path, WalletApi.body(1250, "tok_ok"));
    var other = api.postWithKey(key, path, WalletApi.body(1251, "tok_ok"));

    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.json()).isEqualTo(first.json());
    assertProblem(other, 422, "idempotency-key-reused");
    assertThat(rechargesOf(wallet)).isEqualTo(1);
  }

  @Test
  void remembersAKeyForEverAlsoWhenItsStoredAnswerIsGone() {
    var wallet = aWallet();
    var path = "/v1/wallets/" + wallet + "/recharges";
    var key = UUID.randomUUID().toString();
    var first = api.postWithKey(key, path, WalletApi.body(1250, "tok_ok"));
    jdbc.sql("DELETE FROM http.idempotency").update();

    var again = api.postWithKey(key, path, WalletApi.body(1250, "tok_ok"));
    jdbc.sql("DELETE FROM http.idempotency").update();
    var waited = api.postWithKey(key, path, WalletApi.body(1250, "tok_ok"), "Prefer", "wait=1");
    jdbc.sql("DELETE FROM http.idempotency").update();
    var other = api.postWithKey(key, path, WalletApi.body(1251, "tok_ok"));

    assertThat(again.status()).isEqualTo(202);
    assertThat(again.text("id")).isEqualTo(first.text("id"));
    assertThat(waited.text("id")).isEqualTo(first.text("id"));
    assertProblem(other, 422, "idempotency-key-reused");
    assertThat(rechargesOf(wallet)).isEqualTo(1);
  }

  @Test
  void givesARequestItsWalletAgainWhenItsAnswerWasLost() {
    var owner = "owner-" + UUID.randomUUID();
    var body = """
        {"ownerId": "%s", "currency": "CNY"}\
        """.formatted(owner);
    var key = UUID.randomUUID().toString();
    var first = api.postWithKey(key, "/v1/wallets", body);
    jdbc.sql("DELETE FROM http.idempotency").update();

    var again = api.postWithKey(key, "/v1/wallets", body);
    jdbc.sql("DELETE FROM http.idempotency").update();
    var other = api.postWithKey(key, "/v1/wallets", body.replace("CNY", "EUR"));

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json()).isEqualTo(first.json());
    assertProblem(other, 422, "idempotency-key-reused");
    assertProblem(api.openWallet(owner, "CNY"), 409, "wallet-exists");
  }

  @Test
  void listsTheRechargesOfAWalletNewestFirst() {
    var wallet = aWallet();
    var first = aRecharge(wallet, "tok_ok");
    var second = aRecharge(wallet, "tok_ok");
    var rejected = aRecharge(wallet, "tok_ok");
    risk.rejects(rejected);
    awaitStatus(rejected, "REJECTED");
    var path = "/v1/wallets/" + wallet + "/recharges";

    assertThat(ids(api.get(path))).containsExactly(rejected, second, first);
    assertThat(ids(api.get(path + "?limit=1&startingAfter=" + rejected))).containsExactly(second);
    assertThat(ids(api.get(path + "?status=REJECTED"))).containsExactly(rejected);
    assertThat(ids(api.get(path + "?from=2000-01-01T00:00:00Z"))).hasSize(3);
    assertThat(ids(api.get(path + "?to=2000-01-01T00:00:00Z"))).isEmpty();
    assertProblem(api.get(path + "?status=LOST"), 400, "invalid-request");
    assertProblem(api.get(path + "?from=yesterday"), 400, "invalid-request");
    assertProblem(api.get("/v1/wallets/" + NO_WALLET + "/recharges"), 404, "wallet-not-found");
  }

  @Test
  void answersItsExamplesAsItsDescriptionSays() {
    var owner = "owner-" + UUID.randomUUID();
    var wallet = api.openWallet(owner, "CNY").text("id");
    var recharge = aRecharge(wallet, "tok_ok");

    var requests = new DocumentedExamples(api)
        .with("ownerId", "owner-" + UUID.randomUUID())
        .at("GET /v1/wallets", "/v1/wallets?ownerId=" + owner)
        .at("GET /v1/wallets/{id}", "/v1/wallets/" + wallet)
        .at("GET /v1/wallets/{id}/postings", "/v1/wallets/" + wallet + "/postings")
        .at("GET /v1/wallets/{id}/recharges", "/v1/wallets/" + wallet + "/recharges")
        .at("POST /v1/wallets/{id}/recharges", "/v1/wallets/" + wallet + "/recharges")
        .at("GET /v1/recharges/{id}", "/v1/recharges/" + recharge)
        .refusedAt(
            "POST /v1/recharges/{id}/step-up",
            "/v1/recharges/" + recharge + "/step-up",
            "step-up-not-expected")
        .verify();

    assertThat(requests).isGreaterThan(7);
  }

  @Test
  void describesItselfAsItIsCommitted() {
    CommittedOpenApi.verify(port());
  }

  @Test
  void refusesTextThatTheDatabaseCannotHold() {
    assertThat(TextSweep.verify(port(), operator().port())).isGreaterThan(100);
  }

  private static void assertProblem(Reply reply, int status, String code) {
    assertThat(reply.status()).as(reply.json().toString()).isEqualTo(status);
    assertThat(reply.code()).isEqualTo(code);
    assertThat(reply.text("type")).isEqualTo("/problems/" + code);
    assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    assertThat(reply.text("traceId")).isNotEmpty();
  }

  private static List<String> ids(Reply page) {
    var ids = new ArrayList<String>();
    page.json().path("data").forEach(item -> ids.add(item.path("id").asString()));
    return ids;
  }

  private void freeze(String wallet) {
    assertThat(operate(wallet, "freeze").text("status")).isEqualTo("FROZEN");
  }

  private JsonNode past(String wallet) {
    return operator().get("/actuator/wallets/" + wallet).json();
  }

  private Reply operate(String wallet, String action) {
    return operator().post("/actuator/wallets/" + wallet, """
        {"action": "%s", "reason": "a test"}\
        """.formatted(action));
  }

  private long rechargesOf(String wallet) {
    return jdbc.sql("SELECT count(*) FROM recharge WHERE wallet_id = ?::uuid")
        .param(wallet.substring(4))
        .query(Long.class)
        .single();
  }
}
