package dev.tandem.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a batch makes of published events, in a process of its own and from nothing else. */
record Recomputed(Map<String, Map<String, Double>> byOwner, List<JsonNode> minutes) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path ROOT = Path.of(System.getProperty("tandem.root"));
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /**
   * Computes it.
   *
   * @param published events as they are in outboxes, where a token is sealed differently each time;
   *     everybody is taken to have paid with the same one
   */
  static Recomputed of(List<JsonNode> published) throws IOException, InterruptedException {
    List<String> events = published.stream()
        .sorted(Comparator.comparing(it -> Instant.parse(it.path("time").asString())))
        .map(Recomputed::withOneToken)
        .toList();
    Path in = Files.write(Files.createTempFile("events", ".jsonl"), events);
    Path out = Files.createTempFile("features", ".jsonl");
    Process batch = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            ROOT.resolve("stream-analytics/target/classes") + ":"
                + Files.readString(ROOT.resolve("flink-runtime/target/flink.classpath"))
                    .strip(),
            "dev.tandem.analytics.Recompute")
        .redirectInput(in.toFile())
        .redirectOutput(out.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    if (!batch.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || batch.exitValue() != 0) {
      batch.destroyForcibly();
      throw new IllegalStateException("The batch did not end as it should");
    }
    return read(Files.readAllLines(out));
  }

  private static String withOneToken(JsonNode event) {
    if (event.path("data") instanceof ObjectNode data && data.hasNonNull("fundingToken")) {
      data.put("fundingToken", "tok_ok");
    }
    return event.toString();
  }

  private static Recomputed read(List<String> lines) {
    Map<String, Map<String, Double>> byOwner = new HashMap<>();
    List<JsonNode> minutes = new ArrayList<>();
    for (String line : lines) {
      JsonNode told = JSON.readTree(line);
      if (told.has("minute")) {
        minutes.add(told);
      } else {
        Map<String, Double> values = new TreeMap<>();
        told.path("values").forEachEntry((name, value) -> values.put(name, value.asDouble()));
        byOwner.put(told.path("id").asString(), values);
      }
    }
    return new Recomputed(byOwner, minutes);
  }

  /** What is known of an owner in the end. */
  Map<String, Double> features(String owner) {
    return Objects.requireNonNull(byOwner.get(owner), owner);
  }

  /** How payments ended in each minute from {@code from} on, by channel and fund. */
  List<String> endedByMinute(Instant from) {
    return minutes.stream()
        .filter(it -> it.path("ended").asLong() > 0)
        .filter(it -> !Instant.parse(it.path("minute").asString()).isBefore(from))
        .map(Recomputed::ended)
        .toList();
  }

  /** One of these minutes in words, whoever tells it. */
  static String ended(JsonNode minute) {
    return "%s %s %s %s of %s"
        .formatted(
            minute.path("minute").asString(),
            minute.path("channel").asString(),
            minute.path("fundCode").asString(),
            minute.path("abnormal").asLong(),
            minute.path("ended").asLong());
  }
}
