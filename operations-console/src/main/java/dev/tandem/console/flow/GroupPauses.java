package dev.tandem.console.flow;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import dev.tandem.console.suite.Reply;
import dev.tandem.console.suite.Service;
import dev.tandem.console.suite.SuiteClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The groups that can be paused, and those that are. */
@Component
public class GroupPauses {

  /** Who has paused a group, when and why. */
  public record Pause(String by, String reason, Instant at) {}

  private final SuiteClient suite;

  GroupPauses(SuiteClient suite) {
    this.suite = suite;
  }

  /** Each group that can be paused, as far as its service answers, with its pause. */
  Map<String, Optional<Pause>> all() {
    Map<Service, CompletableFuture<Reply>> asked = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      asked.put(service, suite.look(service, "groups"));
    }
    Map<String, Optional<Pause>> groups = new TreeMap<>();
    asked.values().forEach(reply -> groups.putAll(read(reply.join())));
    return groups;
  }

  /** The groups of one service, as {@link #all}; none if it does not answer. */
  Map<String, Optional<Pause>> of(Service service) {
    return read(suite.look(service, "groups").join());
  }

  private static Map<String, Optional<Pause>> read(Reply reply) {
    Map<String, Optional<Pause>> groups = new TreeMap<>();
    reply
        .body()
        .path("data")
        .forEach(it -> groups.put(it.path("group").asString(), pause(it.path("paused"))));
    return groups;
  }

  /** Has the service {@code pause} or {@code resume} the group. */
  Reply act(Service service, String group, String action, String reason) {
    return suite
        .operate(service, "groups/" + group, Map.of("action", action, "reason", reason))
        .join();
  }

  private static Optional<Pause> pause(JsonNode paused) {
    return paused.isObject()
        ? Optional.of(new Pause(
            paused.path("by").asString(),
            paused.path("reason").asString(),
            Instant.parse(paused.path("at").asString())))
        : Optional.empty();
  }
}
