package dev.tandem.localstack.operator;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.tandem.localstack.console.Amounts;
import dev.tandem.localstack.suite.Service;
import tools.jackson.databind.JsonNode;

import static dev.tandem.localstack.operator.Installation.items;

/** The whole history of one recharge or order, from all services, in order of time. */
public final class Payment {

  private static final String RECHARGE = "rch_";
  private static final String ORDER = "ord_";

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
          "yyyy-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
      .withZone(ZoneOffset.UTC);

  private final Installation suite;
  private final String id;
  private final List<Step> steps = new ArrayList<>();
  private final List<String> held = new ArrayList<>();
  private final Set<String> missing = new LinkedHashSet<>();
  private final Set<String> events = new HashSet<>();

  private Payment(Installation suite, String id) {
    this.suite = suite;
    this.id = id;
  }

  private record Step(Instant at, String where, String what) {}

  /** Whether {@code id} can name a payment. */
  public static boolean isId(String id) {
    return id.startsWith(RECHARGE) || id.startsWith(ORDER);
  }

  /**
   * The history of the payment {@code rch_…} or {@code ord_…}, as text.
   *
   * @throws IOException if the service that has it does not answer, or has no such payment
   */
  public static String told(Installation suite, String id) throws IOException {
    Payment payment = new Payment(suite, id);
    JsonNode found = payment.found();
    payment.read(found);
    return payment.text(found);
  }

  private JsonNode found() throws IOException {
    return id.startsWith(RECHARGE)
        ? suite.got(suite.client(Service.WALLET) + "/v1/recharges/" + id)
        : suite.got(suite.client(Service.FUND_PURCHASE) + "/v1/fund-purchases/" + id);
  }

  private void read(JsonNode found) {
    add(found, "createdAt", "accepted", "wallet " + found.path("walletId").asString(""));
    items(found.path("timeline"))
        .forEach(it -> add(it, "at", it.path("status").asString(), cause(it)));
    Service own = id.startsWith(RECHARGE) ? Service.WALLET : Service.FUND_PURCHASE;
    readOf(Service.RISK, this::assessments);
    readOf(
        Service.WALLET,
        () ->
            postings(found.path("walletId").asString(""), found.path("currency").asString()));
    readOf(Service.WALLET, () -> messages(Service.WALLET));
    if (own != Service.WALLET) {
      readOf(own, () -> messages(own));
    }
    readOf(Service.NOTIFICATION, () -> notices(found.path("walletId").asString("")));
    for (Service service : Service.values()) {
      readOf(service, () -> deadLetters(service));
    }
  }

  /** Reads something of one service over HTTP. */
  @FunctionalInterface
  private interface Reading {
    void read() throws IOException;
  }

  private void readOf(Service service, Reading reading) {
    try {
      reading.read();
    } catch (IOException e) {
      missing.add("not seen: " + service.module() + ", " + e.getMessage());
    }
  }

  private void assessments() throws IOException {
    JsonNode all = suite.got(suite.client(Service.RISK) + "/v1/assessments?subjectId=" + id);
    items(all).forEach(it -> {
      String decision = it.path("decision").asString("");
      add(it, "assessedAt", "risk", decision + ", " + it.path("id").asString(""));
    });
  }

  private void postings(String walletId, String currency) throws IOException {
    String url = suite.client(Service.WALLET) + "/v1/wallets/" + walletId + "/postings?limit=100";
    items(suite.got(url)).reversed().stream()
        .filter(it -> it.path("reference").asString("").equals(id))
        .forEach(it -> add(
            it,
            "effectiveAt",
            "posting",
            "%s %s, balance %s, journal %s"
                .formatted(
                    Amounts.text(it.path("amountMinor").asLong(), currency),
                    it.path("kind").asString(""),
                    Amounts.text(it.path("balanceAfterMinor").asLong(), currency),
                    it.path("journalId").asString(""))));
  }

  private void messages(Service service) throws IOException {
    items(suite.got(suite.actuator(service) + "/transactions?subject=" + id)).forEach(it -> {
      it.path("eventIds").forEach(event -> events.add(event.asString()));
      String state = it.path("state").asString("");
      add(
          it,
          "createdAt",
          "message",
          it.path("tag").asString("") + " " + state + ", " + carried(it));
    });
  }

  /** The event in a message, or what it shares the message with. */
  private static String carried(JsonNode message) {
    JsonNode events = message.path("eventIds");
    return events.size() == 1
        ? events.path(0).asString("")
        : "one of %s events in message %s"
            .formatted(events.size(), message.path("messageId").asString(""));
  }

  private void deadLetters(Service service) throws IOException {
    JsonNode waiting = suite.got(suite.actuator(service) + DeadLetters.PATH + "?subject=" + id);
    items(waiting)
        .forEach(it -> held.add("held by dead letter %s, %s of %s: %s"
            .formatted(
                it.path("id").asString(""),
                it.path("group").asString(""),
                service.module(),
                it.path("errorMessage").asString(""))));
  }

  private void notices(String walletId) throws IOException {
    JsonNode wallet = suite.got(suite.client(Service.WALLET) + "/v1/wallets/" + walletId);
    String url = suite.client(Service.NOTIFICATION) + "/v1/notifications?recipientId="
        + wallet.path("ownerId").asString("");
    items(suite.got(url)).stream()
        .filter(it -> events.contains(it.path("causedBy").asString("")))
        .forEach(it -> add(it, "sentAt", "notified", it.path("text").asString("")));
  }

  private void add(JsonNode source, String field, String where, String what) {
    // What has not happened yet has no time.
    if (source.path(field).isString()) {
      steps.add(new Step(Instant.parse(source.path(field).asString()), where, what));
    }
  }

  private static String cause(JsonNode step) {
    return (step.path("cause").asString("") + " " + step.path("causedBy").asString("")).strip();
  }

  private String text(JsonNode found) {
    StringBuilder text = new StringBuilder("%s is %s %s"
        .formatted(
            id,
            found.path("status").asString(""),
            found.path("statusReason").asString(found.path("reason").asString("")))
        .strip());
    text.append(": ").append(Amounts.of(found)).append('\n');
    steps.sort(Comparator.comparing(Step::at));
    steps.forEach(it -> text.append("  %s  %-10s %s"
            .formatted(TIME.format(it.at()), it.where(), it.what())
            .stripTrailing())
        .append('\n'));
    held.forEach(it -> text.append("  ").append(it).append('\n'));
    missing.forEach(it -> text.append("  ").append(it).append('\n'));
    return text.toString().stripTrailing();
  }
}
