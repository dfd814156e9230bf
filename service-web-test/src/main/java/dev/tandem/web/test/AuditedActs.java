package dev.tandem.web.test;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * Has staff act by every endpoint that lets them, and looks for each act in the audit log. It fails
 * for an endpoint of which no act is given.
 */
public final class AuditedActs {

  private static final Set<String> STAFF = Set.of("operator", "approver", "auditor");

  // They say OPEN by being listed, or PREPARED, and the answer says what they are now.
  private final Set<String> withoutChanges = new HashSet<>(Set.of(
      "POST /actuator/deadletters",
      "POST /actuator/deadletters/{id}",
      "POST /actuator/groups/{group}",
      "POST /actuator/outbox",
      "POST /actuator/transactions/{messageId}"));

  private final Map<String, Set<String>> rules;
  private final Api auditor;
  private final Map<String, Supplier<Reply>> acts = new LinkedHashMap<>();
  private final List<String> holes = new ArrayList<>();

  /**
   * The acts of staff at {@code service}; those on messages are given.
   *
   * @param rules each endpoint with the roles that may use it
   */
  public AuditedActs(
      ApplicationContext service, Map<String, Set<String>> rules, int managementPort) {
    this.rules = rules;
    var operators = new Api(managementPort);
    this.auditor = operators.as("auditor", "auditor");
    by("POST /actuator/deadletters", () -> operators.post("/actuator/deadletters", """
            {"action": "retry", "group": "nobody", "reason": "the service is mended"}\
            """));
    by("POST /actuator/groups/{group}", () -> pausedAndResumed(operators));
    by(
        "POST /actuator/outbox",
        () -> operators.post("/actuator/outbox", """
            {"action": "resend", "events": "%s", "reason": "somebody misses it"}\
            """.formatted(UUID.randomUUID())));
    by(
        "POST /actuator/deadletters/{id}",
        () -> operators.post("/actuator/deadletters/" + aDeadLetter(service), """
            {"action": "discard", "reason": "of no use"}\
            """));
    by(
        "POST /actuator/transactions/{messageId}",
        () -> operators.post("/actuator/transactions/" + aPreparedTransaction(service), """
            {"action": "rollback", "reason": "it was never done"}\
            """));
  }

  /** Gives an act by {@code endpoint}, such as {@code POST /actuator/wallets/{id}}. */
  public AuditedActs by(String endpoint, Supplier<Reply> act) {
    acts.put(endpoint, act);
    return this;
  }

  /** Gives an act by {@code endpoint} that only looks at something: the log has it all the same. */
  public AuditedActs looking(String endpoint, Supplier<Reply> act) {
    withoutChanges.add(endpoint);
    return by(endpoint, act);
  }

  /**
   * Takes all acts.
   *
   * @return the number of endpoints
   * @throws AssertionError naming every endpoint whose act is missing, or not in the log
   */
  public int verify() {
    var endpoints = rules.entrySet().stream()
        .filter(it -> !it.getKey().startsWith("GET "))
        .filter(it -> it.getValue().stream().anyMatch(STAFF::contains))
        .map(Map.Entry::getKey)
        .toList();
    endpoints.forEach(this::verify);
    if (!holes.isEmpty()) {
      throw new AssertionError(String.join(System.lineSeparator(), holes));
    }
    return endpoints.size();
  }

  private void verify(String endpoint) {
    var act = acts.get(endpoint);
    if (act == null) {
      holes.add(endpoint + " may be used by staff: by which act is it tried?");
      return;
    }
    var before = newest(endpoint).path("position").asLong();
    var reply = act.get();
    if (reply.status() >= 300) {
      holes.add("%s: %s %s".formatted(endpoint, reply.status(), reply.body()));
      return;
    }
    var found = newest(endpoint);
    if (found.path("position").asLong() <= before) {
      holes.add(endpoint + " has left nothing in the audit log");
    } else if (found.path("changes").isEmpty() && !withoutChanges.contains(endpoint)) {
      holes.add(endpoint + " does not tell what it has changed: " + found);
    } else if (!found.path("traceId").asString("").equals(reply.header("Trace-Id"))) {
      holes.add(endpoint + " has left an act of another request: " + found);
    }
  }

  private JsonNode newest(String endpoint) {
    var query = endpoint.replace(" ", "%20").replace("{", "%7B").replace("}", "%7D");
    return auditor
        .get("/actuator/audit?limit=1&endpoint=" + query)
        .json()
        .path("data")
        .path(0);
  }

  private static Reply pausedAndResumed(Api operators) {
    var first = operators.get("/actuator/groups").json().path("data").path(0);
    var path = "/actuator/groups/" + first.path("group").asString();
    operators.post(path, """
        {"action": "pause", "reason": "the bank asked for it"}""");
    return operators.post(path, """
        {"action": "resume", "reason": "the bank is back"}""");
  }

  private static String aDeadLetter(ApplicationContext service) {
    return inserted(service, """
        INSERT INTO messaging.dead_letter (id, consumer_group, source_id, failure_kind, topic,
          message_id, body, error_class, error_stack, attempts, first_seen, last_seen)
        VALUES (gen_random_uuid(), 'nobody', gen_random_uuid()::text, 'PERMANENT', 'nowhere', 'x', '',
          'x', 'x', 1, now(), now())
        RETURNING id
        """);
  }

  private static String aPreparedTransaction(ApplicationContext service) {
    return inserted(service, """
        INSERT INTO messaging.prepared_transaction (id, name, context, prepared_at, event_ids,
          topics, tags, subjects, events)
        VALUES (uuidv7(), 'nobody', '{}', now(), ARRAY[uuidv7()],
          ARRAY['nowhere'], ARRAY['Nothing'], ARRAY['x'], ARRAY[''::bytea])
        RETURNING id
        """);
  }

  private static String inserted(ApplicationContext service, String sql) {
    try (var connection = service.getBean(DataSource.class).getConnection();
        var insert = connection.prepareStatement(sql);
        var row = insert.executeQuery()) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
