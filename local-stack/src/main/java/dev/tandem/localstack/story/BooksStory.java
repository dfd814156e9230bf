package dev.tandem.localstack.story;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import dev.tandem.localstack.http.Caller;
import dev.tandem.localstack.suite.Service;
import tools.jackson.databind.JsonNode;

/**
 * A day of the books: the bank's statement comes with money nobody knows of, two people settle
 * that, the fund house is paid, and the date is closed.
 */
final class BooksStory implements Story {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final LocalTime MORNING = LocalTime.of(9, 30);
  private static final long UNKNOWN_MINOR = 8_800;

  private final Stage stage;
  private final Witness witness;

  BooksStory(Stage stage, Witness witness) {
    this.stage = stage;
    this.witness = witness;
  }

  @Override
  public String name() {
    return "day of the books";
  }

  @Override
  public String play() throws IOException {
    PurchaseScene scene = new PurchaseScene(stage, witness, "MMF-001");
    JsonNode order = scene.awaitStatus("SUBMITTED");
    JsonNode journal = journalOf(scene.orderId(), "SUBSCRIPTION");
    String unknown = "unknown-" + UUID.randomUUID().toString().substring(0, 8);
    witness.acted(
        Caller.OPERATOR,
        stage.bankUrl() + "/faults/extra",
        Map.of("reference", unknown, "amountMinor", UNKNOWN_MINOR));
    LocalDate day = today();
    moveClockTo(day.plusDays(1));
    LocalDate first = firstDay();
    long entries = bringStatements(first, day);
    JsonNode settled = settleBreak(unknown);

    JsonNode window = closeWindow();
    LocalDate payDay = nextWeekday(today());
    moveClockTo(payDay.plusDays(1));
    bringStatements(day.plusDays(1), payDay);
    JsonNode paid = awaitSettlement(window.path("id").asString(), "SETTLED");

    String date = order.path("businessDate").asString();
    JsonNode closed =
        witness.acted(Caller.OPERATOR, ledger("/v1/business-dates/" + date + "/close"), Map.of());
    JsonNode verified = witness.got(stage.managementUrl(Service.LEDGER) + "/actuator/verification");
    Witness.require(verified.path("intact").asBoolean(), "the books are damaged: " + verified);
    return """
        %s is posted as %s, %s
        The bank's statements of %s to %s come with %s entries, one of them unknown: %s, %s
          %s proposes %s, %s approves: %s
        %s owed to %s: window %s closed, paid as %s, %s once the bank has shown it
        The books of %s are closed with %s journals; %s were read again, none is changed
        %s""".formatted(
            scene.orderId(),
            journal.path("id").asString(),
            journal.path("description").asString(),
            first,
            day,
            entries,
            settled.path("type").asString(),
            Witness.amount(settled.path("actualMinor").asLong()),
            settled.path("proposedBy").asString(),
            settled.path("action").asString(),
            settled.path("decidedBy").asString(),
            settled.path("status").asString(),
            Witness.amount(paid.path("netMinor").asLong()),
            paid.path("counterparty").asString(),
            paid.path("id").asString(),
            paid.path("payoutReference").asString(),
            paid.path("status").asString(),
            date,
            closed.path("journalCount").asLong(),
            verified.path("journals").asLong(),
            balanceSheet(date));
  }

  private JsonNode journalOf(String reference, String kind) {
    return Witness.await(
        "the journal " + kind,
        () -> Witness.items(witness.got(ledger("/v1/journals?reference=" + reference))).stream()
            .filter(it -> it.path("kind").asString().equals(kind))
            .toList());
  }

  /** From when on statements are needed: after the last there is, else since money first moved. */
  private LocalDate firstDay() throws IOException {
    JsonNode known = witness.got(ledger("/v1/bank-statements?limit=100"));
    return Witness.items(known).stream()
        .map(it -> LocalDate.parse(it.path("businessDate").asString()))
        .max(LocalDate::compareTo)
        .map(last -> last.plusDays(1))
        .orElse(dayOf(Instant.parse(Witness.items(witness.got(ledger("/v1/journals?limit=1")))
            .getFirst()
            .path("effectiveAt")
            .asString())));
  }

  private long bringStatements(LocalDate first, LocalDate last) throws IOException {
    long entries = 0;
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      entries += witness.broughtStatement(day).path("entries").asLong();
    }
    return entries;
  }

  /** One person proposes what is to be done, another approves. */
  private JsonNode settleBreak(String reference) throws IOException {
    JsonNode found = Witness.await(
        "the break",
        () -> Witness.items(witness.got(ledger("/v1/breaks?status=OPEN&limit=100"))).stream()
            .filter(it -> it.path("reference").asString().equals(reference))
            .toList());
    String url = ledger("/v1/breaks/" + found.path("id").asString());
    witness.acted(
        Caller.OPERATOR,
        url + "/resolution",
        Map.of("action", "ADJUST", "note", "nobody is known to have sent it"));
    return witness.acted(Caller.APPROVER, url + "/approval", Map.of("decision", "APPROVE"));
  }

  private JsonNode closeWindow() throws IOException {
    List<JsonNode> open =
        Witness.items(witness.got(ledger("/v1/settlements?status=OPEN&limit=100"))).stream()
            .filter(it -> it.path("currency").asString().equals(Witness.CURRENCY))
            .toList();
    Witness.require(open.size() == 1, "the open windows are " + open);
    String id = open.getFirst().path("id").asString();
    witness.acted(Caller.OPERATOR, ledger("/v1/settlements/" + id + "/close"), Map.of());
    return Witness.await("the bank to take the payment", () -> {
      JsonNode it = witness.got(ledger("/v1/settlements/" + id));
      return it.path("statusReason").asString("").equals("accepted") ? List.of(it) : List.of();
    });
  }

  private JsonNode awaitSettlement(String id, String status) {
    return Witness.await("the settlement to be " + status, () -> {
      JsonNode it = witness.got(ledger("/v1/settlements/" + id));
      return it.path("status").asString().equals(status) ? List.of(it) : List.of();
    });
  }

  private String balanceSheet(String date) throws IOException {
    JsonNode sheet = Witness.items(
            witness.got(ledger("/v1/statements/balance-sheet?businessDate=%s&currency=%s"
                .formatted(date, Witness.CURRENCY))))
        .getFirst();
    Witness.require(sheet.path("balanced").asBoolean(), "it does not balance: " + sheet);
    StringBuilder text = new StringBuilder("Balance sheet of " + date + "\n");
    for (JsonNode section : sheet.path("sections")) {
      for (JsonNode line : section.path("lines")) {
        text.append(line("  " + line.path("name").asString(), line));
      }
      text.append(line(section.path("title").asString(), section.path("total")));
    }
    return text.toString().stripTrailing();
  }

  private static String line(String name, JsonNode amounts) {
    return String.format(
        Locale.ROOT,
        "  %-32s %20s\n",
        name,
        Witness.amount(amounts.path("balanceMinor").asLong()));
  }

  private String ledger(String path) {
    return stage.url(Service.LEDGER) + path;
  }

  private Instant now() throws IOException {
    String clock = stage.managementUrl(Service.LEDGER) + "/actuator/clock";
    return Instant.parse(witness.got(clock).path("now").asString());
  }

  private LocalDate today() throws IOException {
    return dayOf(now());
  }

  private void moveClockTo(LocalDate day) throws IOException {
    Duration ahead =
        Duration.between(now(), day.atTime(MORNING).atZone(SHANGHAI).toInstant());
    if (ahead.isPositive()) {
      stage.advanceClock(ahead);
    }
  }

  // The bank's days are those of UTC.
  private static LocalDate dayOf(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  private static LocalDate nextWeekday(LocalDate day) {
    LocalDate next = day.plusDays(1);
    while (next.getDayOfWeek() == DayOfWeek.SATURDAY || next.getDayOfWeek() == DayOfWeek.SUNDAY) {
      next = next.plusDays(1);
    }
    return next;
  }
}
