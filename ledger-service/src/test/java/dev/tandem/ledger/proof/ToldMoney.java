package dev.tandem.ledger.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.web.proof.AccountBalance;
import dev.tandem.web.proof.EventDigest;
import dev.tandem.web.proof.MovedMoney;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The other services of a test, as their management ports tell of their money and messages. */
final class ToldMoney implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final JdbcClient jdbc;
  private final JdbcBooksMoney books;
  private final HttpServer server;
  private final List<AccountBalance> more = new ArrayList<>();
  private final List<String> resent = new ArrayList<>();

  ToldMoney(JdbcClient jdbc, JdbcBooksMoney books) {
    this.jdbc = jdbc;
    this.books = books;
    jdbc.sql("""
            CREATE TABLE IF NOT EXISTS told (service text, kind text, reference text,
              currency text, at timestamptz, amount_minor bigint, changed_accounts jsonb)
            """).update();
    jdbc.sql("""
            CREATE TABLE IF NOT EXISTS told_event (topic text, event_id uuid)
            """).update();
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  ProofProperties properties() {
    var address = "http://127.0.0.1:" + server.getAddress().getPort();
    return new ProofProperties(
        Duration.ofHours(1),
        Duration.ZERO,
        URI.create(address + "/wallet"),
        URI.create(address + "/fund-purchase"),
        null,
        "machine",
        null,
        Duration.ofSeconds(1),
        Duration.ofSeconds(10));
  }

  /** A service says that it moved this. */
  void says(String service, Movement movement, Map<String, Long> accounts) {
    jdbc.sql("INSERT INTO told VALUES (?, ?, ?, ?, ?::timestamptz, ?, ?::jsonb)")
        .params(
            service,
            movement.kind(),
            movement.reference(),
            movement.currency(),
            movement.at().toString(),
            movement.amountMinor(),
            JSON.writeValueAsString(accounts))
        .update();
  }

  void publishes(String topic, UUID event) {
    jdbc.sql("INSERT INTO told_event VALUES (?, ?)").params(topic, event).update();
  }

  /** The wallet has more on an account than the books. */
  void hasMore(AccountBalance balance) {
    more.add(balance);
  }

  /** The events that were asked for again, by the service that was asked. */
  List<String> resent() {
    return resent;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var service = path.startsWith("/wallet") ? "wallet" : "fund-purchase";
    var asked = parameters(exchange.getRequestURI());
    var data = switch (path.substring(service.length() + 1)) {
      case "/actuator/movedmoney" -> money(service).flows(asked.from(), asked.to());
      case "/actuator/movedmoney/movements" ->
        money(service).movements(asked.from(), asked.to(), 10_000);
      case "/actuator/movedmoney/balances" -> balances(asked.from());
      case "/actuator/digests/outbox" -> digests(service, asked);
      case "/actuator/digests/outbox/ids" -> ids(service, asked.from(), asked.each());
      case "/actuator/outbox" -> resend(exchange);
      default -> throw new IllegalArgumentException(path);
    };
    var body = JSON.writeValueAsBytes(Map.of("data", data, "unknown", data));
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private MovedMoney money(String service) {
    return new MovedMoney(
        jdbc,
        """
        SELECT kind, reference, currency, at, amount_minor, changed_accounts FROM told
        WHERE service = '%s' AND at >= :from AND at < :to
        """.formatted(service),
        """
        SELECT m.kind, m.reference, m.currency, m.at, l.key AS account,
          l.value::bigint AS amount_minor
        FROM movement m CROSS JOIN jsonb_each_text(m.changed_accounts) l
        """,
        "SELECT 'CUSTOMERS' AS account, 'CNY' AS currency, 0 AS amount_minor WHERE false");
  }

  private List<AccountBalance> balances(Instant time) {
    var balances = new ArrayList<>(books.money().balances(time));
    for (var add : more) {
      balances.replaceAll(it -> it.account().equals(add.account())
              && it.currency().equals(add.currency())
          ? new AccountBalance(it.account(), it.currency(), it.amountMinor() + add.amountMinor())
          : it);
    }
    return balances;
  }

  private List<EventDigest> digests(String topic, Asked asked) {
    var digests = new ArrayList<EventDigest>();
    for (var slot = 0; slot < asked.slots(); slot++) {
      var from = asked.from().plus(asked.each().multipliedBy(slot));
      jdbc.sql("""
              SELECT count(*) AS count, to_hex(bit_xor(uuid_hash_extended(event_id, 0))) AS hash
              FROM told_event
              WHERE topic = :topic AND event_id >= :from AND event_id < :to
              HAVING count(*) > 0
              """)
          .param("topic", topic)
          .param("from", UuidV7.floor(from))
          .param("to", UuidV7.floor(from.plus(asked.each())))
          .query((row, _) -> new EventDigest(from, row.getLong("count"), row.getString("hash")))
          .optional()
          .ifPresent(digests::add);
    }
    return digests;
  }

  private List<UUID> ids(String topic, Instant from, Duration each) {
    return jdbc.sql("""
            SELECT event_id FROM told_event
            WHERE topic = :topic AND event_id >= :from AND event_id < :to
            """)
        .param("topic", topic)
        .param("from", UuidV7.floor(from))
        .param("to", UuidV7.floor(from.plus(each)))
        .query(UUID.class)
        .list();
  }

  private List<UUID> resend(HttpExchange exchange) throws IOException {
    var events = JSON.readTree(exchange.getRequestBody()).path("events").asString();
    resent.addAll(Arrays.asList(events.split(",")));
    return List.of();
  }

  private static Asked parameters(URI uri) {
    var asked = new HashMap<String, String>();
    if (uri.getQuery() != null) {
      for (var part : uri.getQuery().split("&")) {
        var name = part.substring(0, part.indexOf('='));
        asked.put(
            name, URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8));
      }
    }
    return new Asked(
        Instant.parse(asked.getOrDefault("from", "1970-01-01T00:00:00Z")),
        Instant.parse(asked.getOrDefault("to", "1970-01-01T00:00:00Z")),
        Integer.parseInt(asked.getOrDefault("slots", "1")),
        Duration.parse(asked.getOrDefault("each", "PT1M")));
  }

  private record Asked(Instant from, Instant to, int slots, Duration each) {}

  /** A movement of money as a service tells of it. */
  record Movement(String kind, String reference, String currency, Instant at, long amountMinor) {}
}
