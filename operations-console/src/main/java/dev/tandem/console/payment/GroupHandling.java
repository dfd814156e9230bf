package dev.tandem.console.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.console.page.Formats;
import dev.tandem.console.page.Tone;
import dev.tandem.messaging.support.UuidV7;
import tools.jackson.databind.JsonNode;

/**
 * What a consumer group did with an event.
 *
 * @param words when, how long it took, and after how many failures
 * @param error the error of its last failure, if there was one
 */
public record GroupHandling(String group, String words, Tone tone, Optional<String> error) {

  private static final int VERSION_WITH_TIME = 7;

  /** Reads a row of a service's {@code handling}. */
  static GroupHandling of(JsonNode row) {
    int failures = row.path("failures").asInt(0);
    String failed = failures == 1 ? "1 failed attempt" : failures + " failed attempts";
    String after = delay(row).map(it -> "after " + Formats.span(it)).orElse("handled");
    return switch (row.path("state").asString()) {
      case "HANDLED" ->
        failures == 0
            ? of(row, after + took(row), Tone.GOOD)
            : of(row, after + took(row) + ", with " + failed, Tone.WAITING);
      case "MENDED" -> of(row, "handled when it was retried by hand, with " + failed, Tone.WAITING);
      case "PARKED" -> of(row, "waits for its predecessor", Tone.WAITING);
      case "DISCARDED" -> of(row, "discarded by an operator", Tone.WAITING);
      case "RETRIED" -> of(row, failed + ", tried again", Tone.BAD);
      default -> of(row, "gave up with " + failed, Tone.BAD);
    };
  }

  private static GroupHandling of(JsonNode row, String words, Tone tone) {
    return new GroupHandling(
        row.path("group").asString(), words, tone, ServiceFacts.text(row.path("lastError")));
  }

  private static String took(JsonNode row) {
    if (!row.path("tookMillis").isNumber()) {
      return "";
    }
    int batch = row.path("batchSize").asInt(1);
    return ", took " + Formats.span(Duration.ofMillis(row.path("tookMillis").asLong()))
        + (batch > 1 ? " in a batch of " + batch : "");
  }

  // Both by the machine's time: the suite's may have been moved since.
  private static Optional<Duration> delay(JsonNode row) {
    UUID event = UUID.fromString(row.path("eventId").asString());
    Optional<Instant> taken = ServiceFacts.instant(row.path("takenAt"));
    return event.version() == VERSION_WITH_TIME
        ? taken
            .map(it -> Duration.between(UuidV7.timeOf(event), it))
            .map(it -> it.isNegative() ? Duration.ZERO : it)
        : Optional.empty();
  }
}
