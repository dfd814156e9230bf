package dev.tandem.localstack.story;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.tandem.localstack.console.Lines;
import tools.jackson.databind.JsonNode;

/** A table of events and their times, for people. */
final class Timeline {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  // Where the details of a step begin.
  private static final int DETAIL = 38;

  private final List<Step> steps = new ArrayList<>();

  private record Step(String name, Instant at, boolean isLatest, String detail) {}

  /** Adds a step whose time is in {@code field} of {@code source}. */
  Timeline add(String name, JsonNode source, String field, String detail) {
    return add(name, source, field, false, detail);
  }

  /** Adds a step whose time is not recorded, but which came before that in {@code source}. */
  Timeline addBefore(String name, JsonNode source, String field, String detail) {
    return add(name, source, field, true, detail);
  }

  String text() {
    Instant start = steps.getFirst().at();
    StringBuilder text = new StringBuilder();
    for (Step step : steps) {
      String line = String.format(
          Locale.ROOT,
          "  %s%s %+6d ms  %-10s %s",
          step.isLatest() ? "<" : " ",
          TIME.format(step.at()),
          Duration.between(start, step.at()).toMillis(),
          step.name(),
          step.detail());
      text.append(Lines.wrapped(line, DETAIL)).append('\n');
    }
    if (steps.stream().anyMatch(Step::isLatest)) {
      text.append("  < at the latest then: nobody records when it was\n");
    }
    return text.toString().stripTrailing();
  }

  private Timeline add(
      String name, JsonNode source, String field, boolean isLatest, String detail) {
    steps.add(new Step(name, Instant.parse(source.path(field).asString()), isLatest, detail));
    return this;
  }
}
