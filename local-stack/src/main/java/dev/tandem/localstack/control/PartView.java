package dev.tandem.localstack.control;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.tandem.localstack.Options;
import dev.tandem.localstack.console.Lines;
import dev.tandem.localstack.console.Paint;
import dev.tandem.localstack.suite.Instance;
import dev.tandem.localstack.suite.Service;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A part of the running demo, as its control server reports it.
 *
 * @param health a word of its own, or of {@link Statuses}
 * @param since the time it went down, if it is
 * @param complaint why its last start failed
 */
record PartView(
    String name,
    int port,
    long pid,
    String health,
    long megabytes,
    @Nullable Instance instance,
    @Nullable Instant since,
    @Nullable String complaint) {

  static final String HEAD =
      String.format(Locale.ROOT, "%-22s %6s %8s %8s %8s", "", "port", "pid", "health", "memory");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  static List<PartView> of(JsonNode status) {
    List<PartView> parts = new ArrayList<>();
    for (JsonNode part : status.path("services")) {
      parts.add(new PartView(
          part.path("name").asString(),
          part.path("port").asInt(),
          part.path("pid").asLong(0),
          part.path("health").asString(),
          part.path("residentMegabytes").asLong(0),
          part.hasNonNull("instance")
              ? new Instance(
                  Service.valueOf(part.path("service").asString()),
                  part.path("instance").asInt())
              : null,
          part.hasNonNull("since") ? Instant.parse(part.path("since").asString()) : null,
          part.hasNonNull("complaint") ? part.path("complaint").asString() : null));
    }
    return parts;
  }

  /** Whether it cannot serve anybody now. */
  boolean isAway() {
    return switch (health) {
      case Statuses.DOWN, Statuses.SILENT, Statuses.STARTING -> true;
      default -> false;
    };
  }

  String row() {
    String padded = String.format(Locale.ROOT, "%8s", health);
    return String.format(
        Locale.ROOT,
        "%-22s %6s %8s %s %s",
        name,
        port,
        pid == 0 ? "-" : pid,
        // Padded first: a colour takes no room.
        health.equals(Statuses.UP) ? Paint.GOOD.of(padded) : Paint.BAD.of(padded),
        since == null
            ? String.format(Locale.ROOT, "%5s MB", megabytes)
            : "since " + TIME.format(since));
  }

  /** Its trouble in a few words. */
  String trouble() {
    return Optional.ofNullable(since)
        .map(it -> "%s %s since %s".formatted(name, health, TIME.format(it)))
        .orElse(name + " " + health);
  }

  /** Advice for an operator about it. */
  String advice(Options options) {
    String what = switch (health) {
      case Statuses.DOWN ->
        "It has ended. The demo starts it again by itself, ever more rarely."
            + (complaint == null ? "" : " It did not start: " + complaint);
      case Statuses.STARTING -> "It was started and is not ready yet: wait.";
      default -> "Its process is there and does not answer: it is frozen or overloaded.";
    };
    String advice =
        "%s%n  log  %s".formatted(Lines.wrapped(name + ": " + what, 2), log(options, name));
    return health.equals(Statuses.STARTING)
        ? advice
        : "%s%n  now  %s".formatted(advice, options.command("restart " + name));
  }

  /** The log file of {@code name}. */
  static Path log(Options options, String name) {
    return switch (name) {
      case "broker", "namesrv" -> options.data().resolve("rocketmq").resolve(name + ".log");
      case "postgres" -> options.data().resolve("postgres");
      default -> options.data().resolve("logs").resolve(name + ".log");
    };
  }
}
