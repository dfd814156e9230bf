package dev.tandem.localstack.story;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

import dev.tandem.localstack.console.Amounts;
import dev.tandem.localstack.http.Caller;
import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.suite.Service;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;

/** Reads the records of the suite's parts, and waits for those still on their way. */
public final class Witness {

  static final String CURRENCY = "CNY";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Stage stage;
  private final Http http;
  private final Http operator;

  public Witness(Stage stage, Http http) {
    this.stage = stage;
    this.http = http.patient(PATIENCE);
    this.operator = this.http.as(Caller.OPERATOR);
  }

  static String newOwner() {
    return "demo-" + UUID.randomUUID().toString().substring(0, 8);
  }

  /** A new wallet. */
  JsonNode wallet(String owner) throws IOException {
    return posted(
        owner,
        stage.url(Service.WALLET) + "/v1/wallets",
        Map.of("ownerId", owner, "currency", CURRENCY),
        Map.of());
  }

  /** The answer to a request of {@code owner} that creates something. */
  JsonNode posted(String owner, String url, Map<String, Object> body, Map<String, String> headers)
      throws IOException {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Idempotency-Key", newKey());
    return successful(http.as(Caller.investor(owner)).post(url, body, all));
  }

  /** The answer to what {@code caller}, who works here, asks for. */
  JsonNode acted(Caller caller, String url, Map<String, Object> body) throws IOException {
    return successful(http.as(caller).post(url, body, Map.of("Idempotency-Key", newKey())));
  }

  /** The answer to what {@code owner} says about themselves. */
  JsonNode put(String owner, String url, Map<String, Object> body) throws IOException {
    return successful(http.as(Caller.investor(owner)).put(url, body));
  }

  /** The statement of the bank for {@code day}, brought to the accounting centre. */
  JsonNode broughtStatement(LocalDate day) throws IOException {
    String file = http.text(stage.bankUrl() + "/statements/" + day);
    String url = stage.url(Service.LEDGER) + "/v1/bank-statements";
    return successful(operator.postXml(url, file, Map.of("Idempotency-Key", newKey())));
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }

  JsonNode got(String url) throws IOException {
    return successful(operator.get(url));
  }

  /** The message of {@code type} about {@code subject}, once it is confirmed. */
  JsonNode message(Service service, String subject, String type) {
    String url = stage.managementUrl(service) + "/actuator/transactions?subject=" + subject;
    return await(
        "the confirmation of " + type,
        () -> items(got(url)).stream()
            .filter(it -> it.path("tag").asString().equals(type))
            .filter(it -> it.path("state").asString().equals("CONFIRMED"))
            .toList());
  }

  JsonNode assessment(String subject) {
    return await(
        "the assessment",
        () -> items(got(stage.url(Service.RISK) + "/v1/assessments?subjectId=" + subject)));
  }

  JsonNode charge(String reference) {
    return await(
        "the charge",
        () -> List.of(successful(http.get(stage.bankUrl() + "/charges/" + reference))));
  }

  /** The postings on the wallet's available balance for {@code reference}, oldest first. */
  List<JsonNode> postings(String walletId, String reference, int count) {
    String url = stage.url(Service.WALLET) + "/v1/wallets/" + walletId + "/postings";
    return await("the postings", () -> {
      List<JsonNode> found = items(got(url)).reversed().stream()
          .filter(it -> it.path("reference").asString().equals(reference))
          .toList();
      return found.size() >= count ? List.of(found) : List.of();
    });
  }

  /** The first notification that {@code matches}. */
  JsonNode notification(String owner, Predicate<JsonNode> matches) {
    String url = stage.url(Service.NOTIFICATION) + "/v1/notifications?recipientId=" + owner;
    return await(
        "the notification",
        () -> items(got(url)).stream()
            .filter(it -> it.path("status").asString().equals("SENT"))
            .filter(matches)
            .toList());
  }

  /** Waits for something to be found, and takes the first of it. */
  static <T> T await(String what, Callable<List<T>> found) {
    try {
      return Awaitility.await(what)
          .atMost(PATIENCE)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(50))
          .until(found, it -> !it.isEmpty())
          .getFirst();
    } catch (ConditionTimeoutException e) {
      throw new BrokenOffException(
          "%s s were not enough for %s".formatted(PATIENCE.toSeconds(), what), e);
    }
  }

  static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new BrokenOffException(otherwise);
    }
  }

  static List<JsonNode> items(JsonNode list) {
    JsonNode array = list.isArray() ? list : list.path("data");
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  static String nameOf(JsonNode message) {
    return "message " + message.path("messageId").asString() + " "
        + message.path("tag").asString();
  }

  static String decisionOf(JsonNode assessment) {
    return assessment.path("decision").asString() + ", " + assessment.path("id").asString();
  }

  static String chargeOf(JsonNode charge) {
    return charge.path("status").asString() + " "
        + amount(charge.path("amountMinor").asLong()) + ", "
        + charge.path("bankReference").asString();
  }

  static String textOf(JsonNode notification) {
    return notification.path("id").asString() + ": " + notification.path("text").asString();
  }

  static String amount(long minor) {
    return Amounts.text(minor, CURRENCY);
  }

  private static JsonNode successful(Http.Answer answer) {
    JsonNode body = answer.body();
    require(
        answer.isSuccess(),
        "a request was answered with %s, %s"
            .formatted(answer.status(), body.path("detail").asString(body.toString())));
    return body;
  }
}
