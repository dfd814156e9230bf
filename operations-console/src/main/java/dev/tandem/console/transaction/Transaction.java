package dev.tandem.console.transaction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.tandem.console.suite.Service;
import tools.jackson.databind.JsonNode;

/**
 * A prepared transaction that is not decided.
 *
 * @param context what its application needs to tell how it ended
 * @param checks how often its application was asked
 * @param lastAnswer the application's last answer; empty before the first
 * @param nextCheckAt when it is asked again; empty if a person must decide
 * @param proposal what somebody wants, who and why; empty if nobody has proposed yet
 * @param proposedBy who proposed
 * @param subjects what its events are about
 */
public record Transaction(
    Service service,
    String id,
    String name,
    String context,
    Instant preparedAt,
    int checks,
    String lastAnswer,
    Optional<Instant> nextCheckAt,
    String proposal,
    String proposedBy,
    List<String> subjects) {

  static Transaction of(Service service, JsonNode it) {
    List<String> subjects = new ArrayList<>();
    it.path("subjects").forEach(subject -> subjects.add(subject.asString()));
    String by = it.path("proposedBy").asString("");
    return new Transaction(
        service,
        it.path("id").asString(),
        it.path("name").asString(),
        it.path("context").asString(""),
        Instant.parse(it.path("preparedAt").asString()),
        it.path("checks").asInt(0),
        it.path("lastAnswer").asString(""),
        it.path("nextCheckAt").isString()
            ? Optional.of(Instant.parse(it.path("nextCheckAt").asString()))
            : Optional.empty(),
        by.isEmpty()
            ? ""
            : "%s, proposed by %s: %s"
                .formatted(
                    it.path("proposed").asString(""), by, it.path("reason").asString("")),
        by,
        subjects);
  }
}
