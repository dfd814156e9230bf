package dev.tandem.localstack;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;

import dev.tandem.localstack.http.Http;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;

/** One recharge through the whole suite, told by what every part of it has on record. */
final class RechargeStory {

  private static final long AMOUNT_MINOR = 10_000;
  private static final String CURRENCY = "CNY";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LocalStack stack;
  private final Http http;
  private final Console console;

  RechargeStory(LocalStack stack, Http http, Console console) {
    this.stack = stack;
    this.http = http;
    this.console = console;
  }

  /** A story that does not go as it must, and where. */
  private static final class BrokenOffException extends RuntimeException {
    BrokenOffException(String message) {
      super(message);
    }
  }

  /** Plays and tells it; false if it does not end as it must. */
  boolean play() {
    try {
      String owner = "demo-" + UUID.randomUUID().toString().substring(0, 8);
      JsonNode wallet = opened(owner);
      JsonNode recharge = recharged(wallet.path("id").asString());
      Timeline timeline = timeline(owner, recharge);
      console.say("");
      console.say("A recharge of %s by %s: %s"
          .formatted(amount(AMOUNT_MINOR), owner, recharge.path("id").asString()));
      console.say(timeline.text());
      console.reached("recharge finished");
      return true;
    } catch (IOException | BrokenOffException | ConditionTimeoutException e) {
      console.say("");
      console.say("The recharge did not go as it must: " + e.getMessage());
      return false;
    }
  }

  private JsonNode opened(String owner) throws IOException {
    return successful(http.post(
        stack.url(Service.WALLET) + "/v1/wallets",
        Map.of("ownerId", owner, "currency", CURRENCY),
        Map.of("Idempotency-Key", UUID.randomUUID().toString())));
  }

  private JsonNode recharged(String walletId) throws IOException {
    JsonNode answer = successful(http.post(
        stack.url(Service.WALLET) + "/v1/wallets/" + walletId + "/recharges",
        Map.of("amountMinor", AMOUNT_MINOR, "currency", CURRENCY, "fundingToken", "tok_ok"),
        Map.of("Idempotency-Key", UUID.randomUUID().toString(), "Prefer", "wait=30")));
    String url =
        stack.url(Service.WALLET) + "/v1/recharges/" + answer.path("id").asString();
    return await("the recharge to complete", () -> {
      JsonNode now = successful(http.get(url));
      return now.path("status").asString().equals("COMPLETED") ? List.of(now) : List.of();
    });
  }

  private Timeline timeline(String owner, JsonNode recharge) {
    String id = recharge.path("id").asString();
    JsonNode requested = confirmed(id, "RechargeRequested");
    JsonNode assessment = await(
        "the assessment",
        () -> items(
            successful(http.get(stack.url(Service.RISK) + "/v1/assessments?subjectId=" + id))));
    JsonNode charge = await(
        "the charge", () -> List.of(successful(http.get(stack.bankUrl() + "/charges/" + id))));
    JsonNode posting = await(
        "the posting",
        () -> items(successful(http.get(stack.url(Service.WALLET) + "/v1/wallets/"
                + recharge.path("walletId").asString() + "/postings")))
            .stream()
            .filter(it -> it.path("reference").asString().equals(id))
            .toList());
    JsonNode completed = confirmed(id, "RechargeCompleted");
    JsonNode notification = await(
        "the notification",
        () -> items(successful(http.get(
                stack.url(Service.NOTIFICATION) + "/v1/notifications?recipientId=" + owner)))
            .stream()
            .filter(it -> it.path("status").asString().equals("SENT"))
            .toList());
    requireEqualAmounts(charge, posting);
    return new Timeline()
        .add(
            "accepted",
            recharge,
            "createdAt",
            "wallet " + recharge.path("walletId").asString())
        .add(
            "half",
            requested,
            "createdAt",
            "message " + messageId(requested) + " RechargeRequested, seen by no consumer yet")
        .addBefore("commit", assessment, "assessedAt", "recharge and outbox row, then the message")
        .add(
            "risk",
            assessment,
            "assessedAt",
            assessment.path("decision").asString() + ", "
                + assessment.path("id").asString())
        .add(
            "bank",
            charge,
            "chargedAt",
            charge.path("status").asString() + " "
                + amount(charge.path("amountMinor").asLong()) + ", "
                + charge.path("bankReference").asString())
        .add(
            "postings",
            posting,
            "effectiveAt",
            "journal " + posting.path("journalId").asString() + ", balance "
                + amount(posting.path("balanceAfterMinor").asLong()))
        .add(
            "confirmed",
            completed,
            "confirmedAt",
            "message " + messageId(completed) + " RechargeCompleted came out of the broker")
        .add(
            "notified",
            notification,
            "sentAt",
            notification.path("id").asString() + ": "
                + notification.path("text").asString());
  }

  private static void requireEqualAmounts(JsonNode charge, JsonNode posting) {
    long charged = charge.path("amountMinor").asLong();
    long posted = posting.path("amountMinor").asLong();
    if (charged != AMOUNT_MINOR || posted != AMOUNT_MINOR) {
      throw new BrokenOffException(
          "the bank charged %s and the wallet got %s".formatted(amount(charged), amount(posted)));
    }
  }

  private JsonNode confirmed(String subject, String type) {
    String url = stack.managementUrl(Service.WALLET) + "/actuator/transactions?subject=" + subject;
    return await(
        "the confirmation of " + type,
        () -> items(successful(http.get(url))).stream()
            .filter(it -> it.path("tag").asString().equals(type))
            .filter(it -> it.path("state").asString().equals("CONFIRMED"))
            .toList());
  }

  private static JsonNode await(String what, Callable<List<JsonNode>> found) {
    return Awaitility.await(what)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50))
        .until(found, it -> !it.isEmpty())
        .getFirst();
  }

  private static JsonNode successful(Http.Answer answer) {
    if (!answer.isSuccess()) {
      throw new BrokenOffException(
          "the answer was %d %s".formatted(answer.status(), answer.body()));
    }
    return answer.body();
  }

  private static List<JsonNode> items(JsonNode list) {
    JsonNode array = list.isArray() ? list : list.path("data");
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static String messageId(JsonNode message) {
    return message.path("messageId").asString();
  }

  private static String amount(long minor) {
    return "%d.%02d %s".formatted(minor / 100, minor % 100, CURRENCY);
  }
}
