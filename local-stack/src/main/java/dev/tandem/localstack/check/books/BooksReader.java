package dev.tandem.localstack.check.books;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import dev.tandem.localstack.check.books.Books.Backlog;
import dev.tandem.localstack.check.books.Books.BankEntry;
import dev.tandem.localstack.check.books.Books.Entered;
import dev.tandem.localstack.check.books.Books.HouseEntry;
import dev.tandem.localstack.check.books.Books.HouseState;
import dev.tandem.localstack.check.books.Books.Proof;
import dev.tandem.localstack.check.books.Books.Turnover;
import dev.tandem.localstack.http.Caller;
import dev.tandem.localstack.http.Http;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the books from the services' databases and, where only HTTP has them, over HTTP. */
public final class BooksReader {

  private static final int DEAD_LETTERS = 100;

  private final Sources sources;
  private final Http http;
  private final Http auditor;

  private final Set<String> away;
  private final Set<String> unseen = new TreeSet<>();

  /** A reader that skips the parts in {@code away}, by their names. */
  public BooksReader(Sources sources, Http http, Set<String> away) {
    this.sources = sources;
    this.http = http;
    this.auditor = http.as(Caller.AUDITOR);
    this.away = Set.copyOf(away);
  }

  /** Reads something of one part over HTTP. */
  @FunctionalInterface
  private interface Reading<T> {
    T read() throws IOException;
  }

  /**
   * Reads the books as they are now. A part that does not answer is left out and counts as unseen.
   *
   * @throws IOException if no service answers at all
   */
  // Upstream first: who asks for money is read before who moves it.
  public Books read() throws IOException, SQLException {
    unseen.clear();
    unseen.addAll(away);
    Map<String, Instant> clocks = clocks();
    List<Entered> ledger = LedgerRows.read(sources.ledger());
    OrderRows orders = OrderRows.read(sources.fundPurchase());
    WalletRows wallet = WalletRows.read(sources.wallet());
    Journeys journeys = Journeys.read(sources.accompaniment());
    return new Books(
        clocks,
        wallet.postings(),
        wallet.balances(),
        seen(Parts.WALLET, this::turnovers, List.of()),
        ledger,
        wallet.recharges(),
        orders.orders(),
        orders.allotted(),
        seen(Parts.BANK, this::bank, List.of()),
        seen(Parts.FUND_HOUSE, this::house, List.of()),
        backlogs(),
        NoticeRows.read(sources.notification()),
        wallet.partlyPaid(),
        orders.settled(),
        orders.fundChanges(),
        orders.askedToPay(),
        WebhookRows.read(
            sources.notification(),
            List.of(sources.wallet(), sources.risk(), sources.fundPurchase())),
        journeys,
        ReviewRows.read(sources.risk()),
        Stream.concat(wallet.breaks().stream(), orders.breaks().stream()).toList(),
        seen(Parts.LEDGER, this::proof, Proof.HOLDS),
        seen(Parts.DATA_CENTRE, this::notInKafka, Map.of()),
        Set.copyOf(unseen));
  }

  private <T> T seen(String part, Reading<T> reading, T otherwise) {
    if (unseen.contains(part)) {
      return otherwise;
    }
    try {
      return reading.read();
    } catch (IOException e) {
      unseen.add(part);
      return otherwise;
    }
  }

  private Map<String, Instant> clocks() throws IOException {
    Map<String, Instant> clocks = new TreeMap<>();
    sources.clocks().forEach((instance, url) -> {
      Reading<Optional<Instant>> now =
          () -> Optional.of(Instant.parse(get(auditor, url).path("now").asString()));
      seen(instance, now, Optional.empty()).ifPresent(it -> clocks.put(instance, it));
    });
    if (clocks.isEmpty()) {
      throw new IOException("no service answers");
    }
    return clocks;
  }

  private List<Turnover> turnovers() throws IOException {
    return items(get(auditor, sources.walletUrl() + "/v1/trial-balance")).stream()
        .map(it -> new Turnover(
            it.path("currency").asString(),
            it.path("debitMinor").asLong(),
            it.path("creditMinor").asLong()))
        .toList();
  }

  private Proof proof() throws IOException {
    JsonNode proof = get(auditor, sources.ledgerUrl() + "/v1/proof");
    Map<String, String> differing = new TreeMap<>();
    proof.path("differing").forEach(it -> differing.put(it.path("id").asString(), sides(it)));
    proof.path("data").forEach(it -> {
      if (!it.path("holds").asBoolean() && it.path("differing").isEmpty()) {
        differing.put(it.path("currency").asString(), "the bank shows what the books do not have");
      }
    });
    int unread = proof.path("unread").isNull() ? 0 : 1;
    return new Proof(differing, proof.path("underWay").asInt() + unread);
  }

  private Map<String, String> notInKafka() throws IOException {
    Map<String, String> missing = new TreeMap<>();
    if (sources.dataCentreUrl() != null) {
      JsonNode sync = get(auditor, sources.dataCentreUrl() + "/v1/sync");
      sync.path("unread")
          .forEach(it -> missing.put(it.asString(), "has an outbox that could not be read"));
      for (JsonNode topic : items(sync)) {
        String name = topic.path("topic").asString();
        JsonNode named = topic.path("missingEvents");
        named.forEach(it -> missing.put(it.asString(), "of topic " + name + " is not in Kafka"));
        if (topic.path("missing").asLong() > named.size()) {
          missing.put(name, "has more events that are not in Kafka");
        }
        if (topic.path("surplus").asLong() > 0) {
          missing.put(name, "has events in Kafka that no outbox has");
        }
      }
    }
    return missing;
  }

  private static String sides(JsonNode difference) {
    String sides = difference.path("between").asString();
    return difference.path("missingIn").isNull()
        ? sides
        : sides + ", missing in " + difference.path("missingIn").asString();
  }

  private List<BankEntry> bank() throws IOException {
    return items(get(http, sources.bankUrl() + "/ledger")).stream()
        .map(it -> {
          long amount = it.path("amountMinor").asLong();
          return switch (it.path("state").asString()) {
            case "CHARGED" -> bankEntry(it, "reference", amount);
            case "REFUNDED" -> bankEntry(it, "chargeReference", -amount);
            default -> bankEntry(it, "reference", 0);
          };
        })
        .toList();
  }

  private static BankEntry bankEntry(JsonNode line, String reference, long movedMinor) {
    return new BankEntry(
        line.path(reference).asString(), movedMinor, line.path("currency").asString());
  }

  private List<HouseEntry> house() throws IOException {
    return items(get(http, sources.fundHouseUrl() + "/ledger")).stream()
        .map(it -> new HouseEntry(
            it.path("reference").asString(),
            HouseState.valueOf(it.path("state").asString()),
            it.path("amountMinor").asLong(),
            it.path("currency").asString(),
            it.path("shares").isNumber() ? it.path("shares").decimalValue() : null))
        .toList();
  }

  private List<Backlog> backlogs() {
    List<Backlog> backlogs = new ArrayList<>();
    sources.operators().forEach((service, url) -> {
      Reading<List<Backlog>> backlog = () -> List.of(backlog(service, url + "/actuator"));
      backlogs.addAll(seen(service, backlog, List.of()));
    });
    return backlogs;
  }

  private Backlog backlog(String service, String actuator) throws IOException {
    return new Backlog(
        service,
        instant(get(auditor, actuator + "/outbox").path("oldestUnconfirmedAt")),
        instant(get(auditor, actuator + "/parked").path("oldest")),
        items(get(auditor, actuator + "/deadletters?limit=" + DEAD_LETTERS)).stream()
            .map(it -> "%s of %s: %s %s"
                .formatted(
                    it.path("id").asString(),
                    it.path("group").asString(),
                    it.path("subject").asString(),
                    it.path("errorMessage").asString()))
            .toList(),
        items(get(auditor, actuator + "/groups")).stream()
            .filter(it -> it.path("paused").isObject())
            .map(it -> "%s is paused by %s since %s: %s"
                .formatted(
                    it.path("group").asString(),
                    it.path("paused").path("by").asString(),
                    it.path("paused").path("at").asString(),
                    it.path("paused").path("reason").asString()))
            .toList());
  }

  private static JsonNode get(Http asking, String url) throws IOException {
    Http.Answer answer;
    try {
      answer = asking.get(url);
    } catch (IOException e) {
      throw new IOException(url + " does not answer", e);
    }
    if (!answer.isSuccess()) {
      throw new IOException("%s answered %s".formatted(url, answer.status()));
    }
    return answer.body();
  }

  private static @Nullable Instant instant(JsonNode node) {
    return node.isString() ? Instant.parse(node.asString()) : null;
  }

  private static List<JsonNode> items(JsonNode list) {
    JsonNode array = list.isArray() ? list : list.path("data");
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
