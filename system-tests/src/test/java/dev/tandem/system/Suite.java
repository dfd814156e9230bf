package dev.tandem.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

import dev.tandem.localstack.LocalStack;
import dev.tandem.localstack.http.Caller;
import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.suite.Instance;
import dev.tandem.localstack.suite.Service;
import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.awaitility.Awaitility.await;

/** The running suite in the words of the scenarios; nothing a client or operator could not do. */
final class Suite implements AutoCloseable {

  static final String CURRENCY = "CNY";

  private static final Set<String> TERMINAL = Set.of("COMPLETED", "REJECTED", "FAILED", "EXPIRED");

  private final LocalStack stack;
  private final Path data;
  private final Http http;
  private final Http operator;

  private Suite(LocalStack stack, Path data) {
    this.stack = stack;
    this.data = data;
    this.http = new Http(stack.identityUrl());
    this.operator = http.as(Caller.OPERATOR);
  }

  /** A wallet and whom it belongs to. */
  record Wallet(String id, String ownerId) {}

  /** A recharge that was accepted. */
  record Recharge(String id, Wallet wallet, long amountMinor) {}

  /** On free ports, in a directory of its own that goes with it. */
  static Suite start() {
    // Most of what is awaited is there already: it is looked for at once.
    Awaitility.setDefaultPollDelay(Duration.ZERO);
    Path data = newDirectory();
    LocalStack stack = LocalStack.onFreePorts(Path.of(System.getProperty("tandem.root")), data);
    try {
      stack.start();
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
    return new Suite(stack, data);
  }

  LocalStack stack() {
    return stack;
  }

  /**
   * Ends what was started for analytics. Other tests are about payments: two cores have enough to
   * do with them.
   */
  void leaveAnalytics() {
    stack.kill(Instance.firstOf(Service.DATA_CENTRE));
    stack.analytics().close();
  }

  Wallet aWallet() {
    String owner = "owner-" + UUID.randomUUID();
    JsonNode wallet = created(
        owner,
        walletUrl("/v1/wallets"),
        Map.of("ownerId", owner, "currency", CURRENCY),
        UUID.randomUUID());
    return new Wallet(wallet.path("id").asString(), owner);
  }

  /** Recharges as a careful client: what it cannot tell, it asks again with the same key. */
  Recharge recharge(Wallet wallet, long amountMinor, String token) {
    JsonNode recharge = created(
        wallet.ownerId(),
        walletUrl("/v1/wallets/" + wallet.id() + "/recharges"),
        Map.of("amountMinor", amountMinor, "currency", CURRENCY, "fundingToken", token),
        UUID.randomUUID());
    return new Recharge(recharge.path("id").asString(), wallet, amountMinor);
  }

  /** Buys the fund with money from the bank; the order's id. */
  String purchase(Wallet wallet, String fundCode, long amountMinor) {
    Map<String, Object> order = Map.of(
        "walletId",
        wallet.id(),
        "fundCode",
        fundCode,
        "amountMinor",
        amountMinor,
        "currency",
        CURRENCY,
        "fundingToken",
        "tok_ok");
    String url = stack.url(Service.FUND_PURCHASE) + "/v1/discount-purchases";
    return created(wallet.ownerId(), url, order, UUID.randomUUID()).path("id").asString();
  }

  /** Registers a webhook endpoint for the events; its id. */
  String anEndpoint(String url, String... events) throws IOException {
    Map<String, Object> endpoint = Map.of("url", url, "events", List.of(events));
    String all = stack.url(Service.NOTIFICATION) + "/v1/webhook-endpoints";
    Map<String, String> once = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    return ok(operator.post(all, endpoint, once)).path("id").asString();
  }

  JsonNode look(Recharge recharge) throws IOException {
    return walletApi("/v1/recharges/" + recharge.id());
  }

  /** Waits until the recharge has ended. */
  JsonNode ended(Recharge recharge, Duration patience) {
    return await(recharge.id() + " to end")
        .atMost(patience)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> look(recharge), it -> TERMINAL.contains(it.path("status").asString()));
  }

  List<JsonNode> postings(Wallet wallet) throws IOException {
    return items(walletApi("/v1/wallets/" + wallet.id() + "/postings?limit=100"));
  }

  JsonNode wallet(Wallet wallet) throws IOException {
    return walletApi("/v1/wallets/" + wallet.id());
  }

  List<JsonNode> trialBalance() throws IOException {
    return items(walletApi("/v1/trial-balance"));
  }

  List<JsonNode> notifications(Wallet wallet) throws IOException {
    return items(ok(operator.get(stack.url(Service.NOTIFICATION)
        + "/v1/notifications?limit=100&recipientId=" + wallet.ownerId())));
  }

  /** What the bank has under the recharge's id, if it ever arrived there. */
  Optional<JsonNode> bankCharge(Recharge recharge) throws IOException {
    Http.Answer answer = http.get(stack.bankUrl() + "/charges/" + recharge.id());
    return answer.status() == 404 ? Optional.empty() : Optional.of(ok(answer));
  }

  List<JsonNode> bankLedger() throws IOException {
    return items(ok(http.get(stack.bankUrl() + "/ledger")));
  }

  /** Makes the bank err from now on, as its operators would not. */
  void bankErrs(String fault, Map<String, Object> about) throws IOException {
    ok(http.post(stack.bankUrl() + "/faults/" + fault, about, Map.of()));
  }

  /** Makes the fund house err from now on. */
  void houseErrs(String fault, Map<String, Object> about) throws IOException {
    ok(http.post(stack.fundHouseUrl() + "/faults/" + fault, about, Map.of()));
  }

  /** The bank gives back once what it has charged for the recharge. */
  void bankRefunds(Recharge recharge) throws IOException {
    Map<String, Object> refund = Map.of(
        "reference",
        "back-" + recharge.id(),
        "chargeReference",
        recharge.id(),
        "amountMinor",
        recharge.amountMinor(),
        "currency",
        CURRENCY);
    ok(http.post(stack.bankUrl() + "/refunds", refund, Map.of()));
  }

  /** What the data centre says of outboxes and Kafka. */
  JsonNode sync() throws IOException {
    return ok(operator.get(stack.url(Service.DATA_CENTRE) + "/v1/sync"));
  }

  /** What risk knows of an owner. */
  JsonNode features(String owner) throws IOException {
    return ok(operator.get(stack.url(Service.RISK) + "/v1/features?ownerId=" + owner));
  }

  /** What the data centre tells an operator. */
  JsonNode dataCentre(String path) throws IOException {
    return ok(operator.get(stack.url(Service.DATA_CENTRE) + path));
  }

  /** The events that a service has published, as they are in its outbox, the oldest first. */
  List<JsonNode> published(Service service) throws IOException {
    var events = new ArrayList<JsonNode>();
    String after = new UUID(0, 0).toString();
    JsonNode page;
    do {
      page = ok(
          operator.get(stack.managementUrl(service) + "/actuator/outbox/" + after + "?limit=500"));
      for (JsonNode message : page.path("data")) {
        JsonNode body = new JsonMapper().readTree(message.path("body").asString());
        events.addAll(body.isArray() ? items(body) : List.of(body));
        after = message.path("messageId").asString();
      }
    } while (page.path("hasMore").asBoolean());
    return events;
  }

  /** What the accounting centre tells an operator. */
  JsonNode ledger(String path) throws IOException {
    return ok(operator.get(stack.url(Service.LEDGER) + path));
  }

  /** What {@code caller} does in the accounting centre. */
  JsonNode ledgerAct(Caller caller, String path, Map<String, Object> body) throws IOException {
    Map<String, String> once = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    return ok(http.as(caller).post(stack.url(Service.LEDGER) + path, body, once));
  }

  /** Brings the bank's statement of {@code day} to the accounting centre. */
  Http.Answer bringStatement(LocalDate day) throws IOException {
    String file = http.text(stack.bankUrl() + "/statements/" + day);
    Map<String, String> once = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    return operator.postXml(stack.url(Service.LEDGER) + "/v1/bank-statements", file, once);
  }

  /** All cases of customer service, the newest first. */
  List<JsonNode> cases() throws IOException {
    List<JsonNode> all = new ArrayList<>();
    JsonNode page;
    do {
      String after =
          all.isEmpty() ? "" : "&startingAfter=" + all.getLast().path("id").asString();
      page = ok(operator.get(stack.url(Service.ACCOMPANIMENT) + "/v1/cases?limit=100" + after));
      all.addAll(items(page));
    } while (page.path("hasMore").asBoolean());
    return all;
  }

  /** The suite's time. */
  Instant now() throws IOException {
    String clock = stack.managementUrl(Service.LEDGER) + "/actuator/clock";
    return Instant.parse(ok(operator.get(clock)).path("now").asString());
  }

  JsonNode outbox(Service service) throws IOException {
    return ok(operator.get(stack.managementUrl(service) + "/actuator/outbox"));
  }

  @Override
  public void close() {
    http.close();
    stack.close();
    FileSystemUtils.deleteRecursively(data.toFile());
  }

  private static Path newDirectory() {
    try {
      return Files.createTempDirectory("tandem-suite-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String walletUrl(String path) {
    return stack.url(Service.WALLET) + path;
  }

  private JsonNode created(String owner, String url, Map<String, Object> body, UUID key) {
    Http investor = http.as(Caller.investor(owner));
    return await("an answer to POST " + URI.create(url).getPath())
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(
            () -> investor.post(url, body, Map.of("Idempotency-Key", key.toString())),
            Suite::isDecided)
        .body();
  }

  /** Whether it makes no sense to ask again; a refusal is a failed test. */
  private static boolean isDecided(Http.Answer answer) {
    boolean tryAgain = answer.status() == 409 || answer.status() == 429 || answer.status() >= 500;
    if (!tryAgain && !answer.isSuccess()) {
      throw new AssertionError("Refused: " + answer);
    }
    return answer.isSuccess();
  }

  private JsonNode walletApi(String path) throws IOException {
    return ok(operator.get(walletUrl(path)));
  }

  private static JsonNode ok(Http.Answer answer) throws IOException {
    if (!answer.isSuccess()) {
      throw new IOException("Answered " + answer);
    }
    return answer.body();
  }

  static List<JsonNode> items(JsonNode list) {
    JsonNode array = list.isArray() ? list : list.path("data");
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
