package dev.tandem.console.overview;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;

import dev.tandem.console.journal.JdbcPayments;
import dev.tandem.console.suite.Reply;
import dev.tandem.console.suite.Service;
import dev.tandem.console.suite.SuiteClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Collects everything unfinished from all services. */
@Component
public class FindDoubts {

  private static final Duration SECONDS = Duration.ofSeconds(30);
  private static final Duration MINUTES = Duration.ofMinutes(5);
  private static final Duration HOURS = Duration.ofHours(4);

  private static final String AWAY = "AWAY";

  /** The states in which payments wait, with the longest acceptable time. */
  private static final Map<String, Duration> WAITING = Map.of(
      "SCREENING", SECONDS,
      "STEP_UP", Duration.ofMinutes(10),
      "ON_HOLD", HOURS,
      "CHARGING", Duration.ofMinutes(1),
      "PAYING", Duration.ofMinutes(2),
      "PAID", MINUTES,
      "REVERSING", MINUTES);

  private static final Map<String, String> TITLES = Map.of(
      "SCREENING", "Waiting for risk",
      "STEP_UP", "Waiting for the investor's proof",
      "ON_HOLD", "Held for a reviewer",
      "CHARGING", "Waiting for the bank",
      "PAYING", "Being paid",
      "PAID", "Not submitted to the fund house yet",
      "REVERSING", "Money on its way back");

  /**
   * A service and its health.
   *
   * @param health the status it reports; AWAY if it does not answer
   */
  public record Health(String service, String health) {}

  /** All doubts, and the health of the services asked. */
  public record Found(List<Doubt> doubts, List<Health> health) {

    /** The services that do not answer. */
    public List<String> away() {
      return health.stream()
          .filter(it -> it.health().equals(AWAY))
          .map(Health::service)
          .toList();
    }
  }

  private final SuiteClient suite;
  private final JdbcPayments payments;

  FindDoubts(SuiteClient suite, JdbcPayments payments) {
    this.suite = suite;
    this.payments = payments;
  }

  Found find() {
    Map<Service, Asked> asked = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      asked.put(
          service,
          new Asked(
              suite.look(service, "outbox"),
              suite.look(service, "parked"),
              suite.look(service, "deadletters?limit=100"),
              suite.look(service, "transactions"),
              suite.look(service, "groups"),
              suite.look(service, "health")));
    }
    var bankBreaks = suite.look(Service.WALLET, "bankbreaks");
    var houseBreaks = suite.look(Service.FUND_PURCHASE, "confirmationbreaks");
    var openBreaks = suite.get(Service.LEDGER, "/v1/breaks?limit=100&status=OPEN");
    var proposedBreaks = suite.get(Service.LEDGER, "/v1/breaks?limit=100&status=PROPOSED");
    List<Doubt> doubts = new ArrayList<>();
    List<Health> health = new ArrayList<>();
    asked.forEach((service, replies) -> {
      doubts.addAll(ofMessages(service, replies));
      healthOf(replies.health().join())
          .ifPresent(it -> health.add(new Health(service.title(), it)));
    });
    doubts.addAll(waitingPayments());
    doubts.add(breaks("Breaks with the bank's answers", Service.WALLET, bankBreaks, "bank"));
    doubts.add(
        breaks("Breaks with the fund house", Service.FUND_PURCHASE, houseBreaks, "fund-house"));
    doubts.add(statementBreaks("Breaks with the bank's statements", body(openBreaks), "/breaks"));
    doubts.add(statementBreaks(
        "Proposals about breaks, waiting for an approver",
        body(proposedBreaks),
        "/breaks?status=PROPOSED"));
    return new Found(doubts.stream().filter(it -> it.count() > 0).toList(), health);
  }

  private record Asked(
      CompletableFuture<Reply> outbox,
      CompletableFuture<Reply> parked,
      CompletableFuture<Reply> failed,
      CompletableFuture<Reply> transactions,
      CompletableFuture<Reply> groups,
      CompletableFuture<Reply> health) {}

  private static List<Doubt> ofMessages(Service service, Asked asked) {
    JsonNode outbox = body(asked.outbox());
    JsonNode parked = body(asked.parked());
    JsonNode failed = body(asked.failed());
    JsonNode prepared = body(asked.transactions());
    List<JsonNode> paused = StreamSupport.stream(
            body(asked.groups()).path("data").spliterator(), false)
        .map(it -> it.path("paused"))
        .filter(JsonNode::isObject)
        .toList();
    return List.of(
        new Doubt(
            "Paused groups",
            service.title(),
            paused.size(),
            false,
            paused.stream().flatMap(it -> instant(it.path("at")).stream()).min(Instant::compareTo),
            MINUTES,
            "/flow"),
        new Doubt(
            "Messages not confirmed yet",
            service.title(),
            outbox.path("oldestUnconfirmedAt").isString()
                ? outbox.path("committed").asLong(0)
                : 0,
            false,
            instant(outbox.path("oldestUnconfirmedAt")),
            SECONDS,
            "/flow"),
        new Doubt(
            "Events that wait for a predecessor",
            service.title(),
            parked.path("count").asLong(0),
            false,
            instant(parked.path("oldest")),
            Duration.ofMinutes(1),
            "/failed"),
        new Doubt(
            "Failed messages",
            service.title(),
            failed.path("data").size(),
            failed.path("hasMore").asBoolean(false),
            oldest(failed.path("data"), "firstSeen"),
            MINUTES,
            "/failed"),
        new Doubt(
            "Prepared transactions",
            service.title(),
            prepared.path("data").size(),
            prepared.path("hasMore").asBoolean(false),
            oldest(prepared.path("data"), "preparedAt"),
            MINUTES,
            "/transactions"));
  }

  private List<Doubt> waitingPayments() {
    return payments.count(WAITING.keySet()).stream()
        .map(it -> new Doubt(
            TITLES.getOrDefault(it.state(), it.state()),
            it.kind().title(),
            it.count(),
            false,
            Optional.of(it.oldest()),
            WAITING.getOrDefault(it.state(), HOURS),
            it.state().equals("ON_HOLD") ? "/reviews" : "/waiting/" + it.state()))
        .toList();
  }

  private static Doubt breaks(
      String title, Service service, CompletableFuture<Reply> reply, String outside) {
    JsonNode body = body(reply);
    return new Doubt(
        title,
        service.title(),
        body.path("count").asLong(0),
        false,
        oldest(body.path("oldest"), "foundAt"),
        HOURS,
        "/breaks/with/" + outside);
  }

  private static Doubt statementBreaks(String title, JsonNode found, String href) {
    return new Doubt(
        title,
        Service.LEDGER.title(),
        found.path("data").size(),
        found.path("hasMore").asBoolean(false),
        StreamSupport.stream(found.path("data").spliterator(), false)
            .map(it -> LocalDate.parse(it.path("businessDate").asString()))
            .min(LocalDate::compareTo)
            .map(it -> it.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()),
        HOURS,
        href);
  }

  /** Empty if the service is not installed. */
  private static Optional<String> healthOf(Reply reply) {
    return switch (reply) {
      case Reply.Answered(var body) when body.isMissingNode() -> Optional.empty();
      case Reply.Answered(var body) -> Optional.of(body.path("status").asString("UNKNOWN"));
      case Reply.Refused refused -> Optional.of(refused.status() == 503 ? "DOWN" : "UNKNOWN");
      case Reply.Away away -> Optional.of(AWAY);
    };
  }

  private static Optional<Instant> oldest(JsonNode rows, String field) {
    return StreamSupport.stream(rows.spliterator(), false)
        .flatMap(it -> instant(it.path(field)).stream())
        .min(Instant::compareTo);
  }

  private static JsonNode body(CompletableFuture<Reply> reply) {
    return reply.join().body();
  }

  private static Optional<Instant> instant(JsonNode value) {
    return value.isString() ? Optional.of(Instant.parse(value.asString())) : Optional.empty();
  }
}
