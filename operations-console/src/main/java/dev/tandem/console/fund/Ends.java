package dev.tandem.console.fund;

import java.time.Instant;

import tools.jackson.databind.JsonNode;

/** How the payments of a fund and channel ended in a minute. */
public record Ends(
    Instant minute,
    String fund,
    String channel,
    long ended,
    long abnormal,
    double ratio,
    double expected,
    boolean unusual) {

  static Ends of(JsonNode it) {
    return new Ends(
        Instant.parse(it.path("minute").asString()),
        it.path("fundCode").asString(),
        it.path("channel").asString(),
        it.path("ended").asLong(),
        it.path("abnormal").asLong(),
        it.path("ratio").asDouble(),
        it.path("expected").asDouble(),
        it.path("unusual").asBoolean());
  }

  /** Percent of the payments that ended. */
  public double percent() {
    return ratio * 100;
  }

  public double expectedPercent() {
    return expected * 100;
  }
}
