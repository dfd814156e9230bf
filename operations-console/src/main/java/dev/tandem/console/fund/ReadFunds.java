package dev.tandem.console.fund;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

import dev.tandem.console.page.Series;
import dev.tandem.console.page.Series.Line;
import dev.tandem.console.suite.Reply;
import dev.tandem.console.suite.Service;
import dev.tandem.console.suite.SuiteClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Asks the data centre what it has counted. */
@Component
class ReadFunds {

  private static final int LINES = 5;

  private final SuiteClient suite;

  ReadFunds(SuiteClient suite) {
    this.suite = suite;
  }

  CompletableFuture<Reply> hotFunds() {
    return get("/v1/rankings/hot-funds");
  }

  CompletableFuture<Reply> ends() {
    return get("/v1/abnormal-ratios");
  }

  /** The orders of the last hour, a line for each of the funds that are asked for most. */
  Series trends() {
    Map<String, CompletableFuture<Reply>> asked = new LinkedHashMap<>();
    for (JsonNode fund : hotFunds().join().body()) {
      String code = fund.path("fundCode").asString();
      if (asked.size() < LINES) {
        asked.computeIfAbsent(code, it -> get("/v1/trends/" + it));
      }
    }
    List<Long> times = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    asked.forEach((code, reply) -> {
      JsonNode points = reply.join().body();
      if (times.isEmpty()) {
        points.forEach(it -> times.add(seconds(it)));
      }
      List<Double> values = new ArrayList<>();
      points.forEach(it -> values.add(it.path("orders").asDouble()));
      lines.add(new Line(code, values));
    });
    return new Series(times, lines);
  }

  /** The percentage of payments that did not end well, a line for each channel. */
  Series failures() {
    Map<String, Map<Long, long[]>> counted = new TreeMap<>();
    TreeSet<Long> times = new TreeSet<>();
    for (JsonNode it : ends().join().body()) {
      times.add(seconds(it));
      long[] sums = counted
          .computeIfAbsent(it.path("channel").asString(), channel -> new TreeMap<>())
          .computeIfAbsent(seconds(it), minute -> new long[2]);
      sums[0] += it.path("ended").asLong();
      sums[1] += it.path("abnormal").asLong();
    }
    List<Line> lines = new ArrayList<>();
    counted.forEach((channel, minutes) -> {
      List<Double> values = new ArrayList<>();
      for (Long time : times) {
        long[] sums = minutes.get(time);
        values.add(sums == null ? null : 100.0 * sums[1] / sums[0]);
      }
      lines.add(new Line(channel, values));
    });
    return new Series(List.copyOf(times), lines);
  }

  private CompletableFuture<Reply> get(String path) {
    return suite.get(Service.DATA_CENTRE, path);
  }

  private static long seconds(JsonNode point) {
    return Instant.parse(point.path("minute").asString()).getEpochSecond();
  }
}
