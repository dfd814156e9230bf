package dev.tandem.accompaniment.course;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import dev.tandem.accompaniment.journey.Happening;
import dev.tandem.accompaniment.journey.Trigger;
import dev.tandem.test.TandemBackends;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.awaitility.Awaitility.await;

/**
 * How many events journeys take a second with 100,000 waiting instances; run by hand. Half of the
 * events begin an instance and ask somebody to act, half move one on.
 */
@SpringBootTest(properties = {"management.server.port=0", "tandem.messaging.topics.create=true"})
@TandemBackends(database = "accompaniment_bench")
class JourneysBench {

  private static final int WAITING = 100_000;
  private static final int BATCH = 64;
  private static final int WARM_UP = 200;
  private static final int BATCHES = 800;

  @Autowired
  RunJourneys journeys;

  @Autowired
  JdbcClient jdbc;

  @Test
  void takesEvents() throws Exception {
    var started = Instant.now();
    inThreads(WAITING / BATCH, batch -> journeys.happened(opened("w-" + batch)));
    report("begun with 100,000 in the end", WAITING / BATCH * BATCH, started);

    inThreads(WARM_UP, batch -> journeys.happened(fell("w-" + batch)));
    awaitHeard(WARM_UP * BATCH);

    started = Instant.now();
    inThreads(BATCHES, batch -> journeys.happened(fell("w-" + (WARM_UP + batch))));
    report("begun, with a step's event", BATCHES * BATCH, started);
    awaitHeard((WARM_UP + BATCHES) * BATCH);
    report("... and heard by operations and compliance", BATCHES * BATCH, started);

    started = Instant.now();
    inThreads(BATCHES, batch -> journeys.happened(levels("w-" + (WARM_UP + batch))));
    report("moved on", BATCHES * BATCH, started);
  }

  private void awaitHeard(int events) {
    await()
        .atMost(2, MINUTES)
        .until(() -> jdbc.sql("""
            SELECT (SELECT count(*) FROM compliance_record) = :events
              AND (SELECT sum(investors) FROM writing_task) = :events
            """).param("events", events).query(Boolean.class).single());
  }

  private static List<Happening> opened(String batch) {
    return all(batch, Trigger.WALLET_OPENED, Map.of("currency", "CNY"));
  }

  private static List<Happening> fell(String batch) {
    return all(batch, Trigger.NAV_FELL, Map.of("fundCode", "EQT-003", "fallPercent", "4"));
  }

  private static List<Happening> levels(String batch) {
    return all(batch, Trigger.RISK_LEVEL_SET, Map.of("riskLevel", "3"));
  }

  private static List<Happening> all(String batch, Trigger trigger, Map<String, String> facts) {
    return IntStream.range(0, BATCH)
        .mapToObj(it -> new Happening(trigger, batch + "-" + it, Instant.now(), facts))
        .toList();
  }

  private static void inThreads(int batches, IntConsumer work) throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> all = IntStream.range(0, batches)
          .<Future<?>>mapToObj(batch -> threads.submit(() -> work.accept(batch)))
          .toList();
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  @SuppressWarnings("SystemOut") // a bench's answer
  private static void report(String what, int events, Instant started) {
    double seconds = Duration.between(started, Instant.now()).toMillis() / 1000.0;
    System.out.printf(
        Locale.ROOT,
        "BENCH %s %s: %d events in %.1f s, %.0f/s%n",
        Instant.now(),
        what,
        events,
        seconds,
        events / seconds);
  }
}
