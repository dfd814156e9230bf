package dev.tandem.messaging.internal.groupcommit;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.GroupCommit;
import dev.tandem.messaging.GroupCommits;
import dev.tandem.messaging.OutcomeUnknownException;
import dev.tandem.messaging.internal.groupcommit.MeterApplication.Arrivals;
import dev.tandem.test.TandemBackends;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@TandemBackends(database = "meters")
@SpringBootTest(
    classes = MeterApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "spring.application.name=meters",
      "spring.flyway.enabled=false",
      "tandem.messaging.publishes=" + MeterApplication.TOPIC,
      "tandem.messaging.topics.create=true",
      "tandem.messaging.topics.queues=2"
    })
@Timeout(90)
class GroupCommitIT {

  private static final int METERS = 10;

  private record Reading(String id, int meter, int units) {}

  @Autowired
  GroupCommits groupCommits;

  @Autowired
  EventPublisher events;

  @Autowired
  JdbcTemplate jdbc;

  @Autowired
  Arrivals arrivals;

  private final String run = UUID.randomUUID() + "-";
  private final CountDownLatch plugged = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final AtomicBoolean breakOnce = new AtomicBoolean();
  private int messagesBefore;
  private GroupCommit<Reading, Integer> readings;

  @BeforeEach
  void open() {
    jdbc.execute("CREATE TABLE IF NOT EXISTS meter (id int PRIMARY KEY, total int NOT NULL)");
    jdbc.execute("""
        CREATE TABLE IF NOT EXISTS reading (
          id text PRIMARY KEY, meter int NOT NULL REFERENCES meter DEFERRABLE INITIALLY DEFERRED,
          units int NOT NULL CHECK (units >= 0))""");
    jdbc.execute("TRUNCATE reading, meter");
    jdbc.update("INSERT INTO meter SELECT id, 0 FROM generate_series(1, ?) id", METERS);
    messagesBefore = count("SELECT count(*) FROM messaging.outbox");
    readings = groupCommits.of("readings", this::storeAll).build();
  }

  @AfterEach
  void close() {
    released.countDown();
    readings.close();
    jdbc.execute("DROP FUNCTION IF EXISTS end_session CASCADE");
  }

  private List<Integer> storeAll(List<Reading> batch) {
    if (batch.get(0).id().endsWith("plug")) {
      plugged.countDown();
      awaitRelease();
    }
    if (breakOnce.getAndSet(false)) {
      jdbc.queryForObject("SELECT pg_terminate_backend(pg_backend_pid())", Boolean.class);
    }
    jdbc.batchUpdate(
        "INSERT INTO reading (id, meter, units) VALUES (?, ?, ?)",
        batch.stream().map(r -> new Object[] {r.id(), r.meter(), r.units()}).toList());
    jdbc.batchUpdate(
        "UPDATE meter SET total = total + ? WHERE id = ?",
        batch.stream()
            .sorted((a, b) -> Integer.compare(a.meter(), b.meter()))
            .map(r -> new Object[] {r.units(), r.meter()})
            .toList());
    batch.forEach(r -> events.publish(new ReadingStored(r.id(), r.meter())));
    return batch.stream().map(Reading::units).toList();
  }

  private void awaitRelease() {
    try {
      released.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  void storesAndDeliversTheReadingsOfManyCallersInFewTransactions() {
    var executor = new VirtualThreadTaskExecutor();
    var answers = IntStream.range(0, 500)
        .mapToObj(i -> new Reading(run + i, 1 + i % METERS, i))
        .map(r -> CompletableFuture.supplyAsync(() -> readings.execute(r), executor))
        .toList();
    assertThat(answers)
        .extracting(CompletableFuture::join)
        .containsExactlyElementsOf(IntStream.range(0, 500).boxed().toList());
    assertThat(stored()).isEqualTo(500);
    assertThat(jdbc.queryForObject("SELECT sum(total) FROM meter", Integer.class))
        .isEqualTo(499 * 500 / 2);
    soon(() -> assertThat(arrived()).hasSize(500).doesNotHaveDuplicates());
    assertThat(messages()).as("messages for 500 events").isLessThan(250);
  }

  @Test
  void isolatesAReadingThatTheDatabaseRefusesAtOnce() {
    isolates(new Reading(run + "negative", 1, -1));
  }

  @Test
  void isolatesAReadingThatTheDatabaseRefusesAtCommit() {
    isolates(new Reading(run + "homeless", METERS + 1, 1));
  }

  private void isolates(Reading refused) {
    try (var oneLane = groupCommits.of("one-lane", this::storeAll).lanes(1).build()) {
      var plug = oneLane.submit(new Reading(run + "plug", 1, 0));
      awaitPlug();
      var good = IntStream.range(0, 20).mapToObj(i -> new Reading(run + i, 1 + i % METERS, i));
      var all = Stream.concat(Stream.of(refused), good).map(oneLane::submit).toList();
      released.countDown();
      assertThatThrownBy(() -> all.get(0).join())
          .hasCauseInstanceOf(DataIntegrityViolationException.class);
      assertThat(all.subList(1, 21))
          .extracting(CompletableFuture::join)
          .containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
      assertThat(plug.join()).isZero();
    }
    soon(() -> assertThat(arrived()).hasSize(21).doesNotHaveDuplicates());
    assertThat(arrived()).doesNotContain(refused.id());
    assertThat(stored()).isEqualTo(21);
  }

  @Test
  void runsABatchAgainWhoseConnectionBrokeBeforeCommit() {
    breakOnce.set(true);
    assertThat(readings.execute(new Reading(run + "a", 1, 7))).isEqualTo(7);
    soon(() -> assertThat(arrived()).containsExactly(run + "a"));
  }

  @Test
  void saysThatTheOutcomeIsUnknownWhenTheConnectionBreaksDuringCommit() {
    jdbc.execute("""
        CREATE FUNCTION end_session() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$""");
    jdbc.execute("""
        CREATE CONSTRAINT TRIGGER end_session AFTER INSERT ON reading
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION end_session()""");
    assertThatThrownBy(() -> readings.execute(new Reading(run + "a", 1, 7)))
        .isInstanceOf(OutcomeUnknownException.class);
    assertThat(stored()).isZero();
    jdbc.execute("DROP FUNCTION end_session CASCADE");
    assertThat(readings.execute(new Reading(run + "b", 1, 8))).isEqualTo(8);
    soon(() -> assertThat(arrived()).containsExactly(run + "b"));
  }

  private static void soon(ThrowingRunnable assertion) {
    await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
  }

  private void awaitPlug() {
    try {
      plugged.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private int stored() {
    return count("SELECT count(*) FROM reading");
  }

  private int messages() {
    return count("SELECT count(*) FROM messaging.outbox") - messagesBefore;
  }

  private int count(String sql) {
    Integer count = jdbc.queryForObject(sql, Integer.class);
    return count == null ? 0 : count;
  }

  private List<String> arrived() {
    return arrivals.startingWith(run);
  }
}
