package dev.tandem.console.failed;

import java.time.Instant;

import dev.tandem.console.suite.Service;
import tools.jackson.databind.JsonNode;

/**
 * A message that a consumer group could not handle, as its service reports it.
 *
 * @param name the event's name, or a name for the message if no event could be read
 * @param error the error's message, or its class where it has none
 */
public record FailedLetter(
    Service service,
    String id,
    String group,
    String name,
    String subject,
    String errorClass,
    String error,
    int attempts,
    Instant firstSeen,
    Instant lastSeen,
    String status) {

  static FailedLetter of(Service service, JsonNode letter) {
    String errorClass = letter.path("errorClass").asString("");
    return new FailedLetter(
        service,
        letter.path("id").asString(),
        letter.path("group").asString(""),
        letter.path("tag").asString(letter.path("topic").asString("a message")),
        letter.path("subject").asString(""),
        errorClass.substring(errorClass.lastIndexOf('.') + 1),
        letter.path("errorMessage").asString(errorClass),
        letter.path("attempts").asInt(0),
        Instant.parse(letter.path("firstSeen").asString()),
        Instant.parse(letter.path("lastSeen").asString()),
        letter.path("status").asString("OPEN"));
  }

  /** The kind that it shares with messages that failed in the same way. */
  Kind kind() {
    return new Kind(service.title(), group, name, errorClass);
  }

  /** Messages of one kind fail in one group, of one event, by one error. */
  public record Kind(String service, String group, String name, String errorClass) {}
}
