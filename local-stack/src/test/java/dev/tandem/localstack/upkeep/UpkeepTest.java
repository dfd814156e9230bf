package dev.tandem.localstack.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.localstack.LocalStack.Running;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Parts that end, and are started again. */
class UpkeepTest {

  private final Map<String, Running> running = new ConcurrentSkipListMap<>();
  private final List<String> acts = new CopyOnWriteArrayList<>();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private volatile Instant now = Instant.parse("2026-11-23T02:00:00Z");
  private volatile boolean startsFail;
  private volatile boolean mayStart = true;

  private final Upkeep upkeep =
      new Upkeep(() -> new ArrayList<>(running.values()), new Parts(), told::add, () -> now);

  private final class Parts implements Upkeep.Parts {

    @Override
    public void start(Running part) {
      acts.add("start " + part.name());
      await().until(() -> mayStart);
      if (startsFail) {
        throw new IllegalStateException("no memory\nand a stack trace");
      }
      run(part.name());
    }

    @Override
    public void end(Running part) {
      acts.add("end " + part.name());
      running.remove(part.name());
    }

    @Override
    public boolean canStart(Running part) {
      return !part.name().equals("postgres");
    }
  }

  @AfterEach
  void close() {
    upkeep.close();
  }

  @Test
  void tellsOnceThatAPartHasEndedAndSinceWhen() {
    running("risk");
    running.remove("risk");

    upkeep.look();
    upkeep.look();

    assertThat(told).containsExactly("risk has ended; it is started again in 1 s");
    assertThat(upkeep.ended()).singleElement().satisfies(it -> {
      assertThat(it.part().name()).isEqualTo("risk");
      assertThat(it.since()).isEqualTo(now);
    });
  }

  @Test
  void startsItAgainAfterAPause() {
    running("risk");
    running.remove("risk");
    upkeep.look();
    assertThat(acts).isEmpty();

    later(Duration.ofSeconds(1));

    await().until(() -> upkeep.ended().isEmpty());
    assertThat(acts).containsExactly("start risk");
    assertThat(told).last().isEqualTo("risk is up again, after 1 s");
  }

  @Test
  void waitsLongerEachTimeItDoesNotStart() {
    startsFail = true;
    running("risk");
    running.remove("risk");
    upkeep.look();

    for (int failures = 1; failures <= 3; failures++) {
      int failed = failures;
      later(Duration.between(now, upkeep.ended().getFirst().nextTry()));
      await().until(() -> upkeep.ended().getFirst().failures() == failed);
      assertThat(upkeep.ended().getFirst().complaint()).isEqualTo("no memory");
      assertThat(upkeep.ended().getFirst().nextTry()).isEqualTo(now.plusSeconds(1L << failures));
    }

    assertThat(acts).hasSize(3);
    assertThat(told).last().isEqualTo("risk does not start: no memory");
  }

  @Test
  void countsASoonEndAsAFailureToStart() {
    running("risk");
    running.remove("risk");
    upkeep.look();
    later(Duration.ofSeconds(1));
    await().until(() -> upkeep.ended().isEmpty());

    running.remove("risk");
    later(Duration.ofSeconds(30));

    assertThat(upkeep.ended())
        .singleElement()
        .satisfies(it -> assertThat(it.nextTry()).isEqualTo(now.plusSeconds(2)));
  }

  @Test
  void pausesForAMinuteAtMost() {
    assertThat(Ended.pause(0)).isEqualTo(Duration.ofSeconds(1));
    assertThat(Ended.pause(5)).isEqualTo(Duration.ofSeconds(32));
    assertThat(Ended.pause(6)).isEqualTo(Duration.ofMinutes(1));
    assertThat(Ended.pause(1_000)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void doesNotStartWhatCannotStartAlone() {
    running("postgres");
    running.remove("postgres");
    upkeep.look();
    later(Duration.ofMinutes(5));

    assertThat(acts).isEmpty();
    assertThat(told)
        .containsExactly("postgres has ended, and without it the demo has to be started again");
    assertThat(upkeep.restart("postgres")).isFalse();
  }

  @Test
  void forgetsAComplaintWhenItIsToldToTryAgain() {
    startsFail = true;
    running("risk");
    running.remove("risk");
    upkeep.look();
    later(Duration.ofSeconds(1));
    await().until(() -> upkeep.ended().getFirst().complaint() != null);
    startsFail = false;
    mayStart = false;

    assertThat(upkeep.restart("risk")).isTrue();

    assertThat(upkeep.ended())
        .singleElement()
        .satisfies(it -> assertThat(it.complaint()).isNull());
    mayStart = true;
    await().until(() -> upkeep.ended().isEmpty());
  }

  @Test
  void restartsWhatRunsWithoutTellingThatItHasEnded() {
    running("risk");

    assertThat(upkeep.restart("risk")).isTrue();

    await().until(() -> upkeep.ended().isEmpty());
    upkeep.look();
    assertThat(acts).containsExactly("end risk", "start risk");
    assertThat(told).containsExactly("risk is up again, after 0 s");
  }

  @Test
  void saysNothingOnceItIsClosed() {
    running("risk");
    running.remove("risk");

    upkeep.close();
    upkeep.look();

    assertThat(told).isEmpty();
  }

  @Test
  void refusesToRestartWhatIsNoPart() {
    running("risk");
    running("postgres");

    assertThat(upkeep.restart("rsik")).isFalse();
    assertThat(upkeep.names()).containsExactly("risk");
  }

  private void running(String name) {
    run(name);
    upkeep.look();
  }

  private void run(String name) {
    running.put(name, new Running(name, 1, 1, null));
  }

  private void later(Duration duration) {
    now = now.plus(duration);
    upkeep.look();
  }
}
