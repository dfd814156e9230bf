package dev.tandem.web.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class PollingWorkerTest {

  private static final Duration NEVER = Duration.ofHours(1);
  private static final Duration SOON = Duration.ofMillis(1);

  private final AtomicInteger rounds = new AtomicInteger();
  private PollingWorker worker = new PollingWorker("unused", NEVER, () -> false);

  @AfterEach
  void stop() {
    worker.stop();
  }

  @Test
  void worksAgainAtOnceWhileThereMayBeMore() {
    start(NEVER, () -> rounds.incrementAndGet() < 3);
    await().untilAsserted(() -> assertThat(rounds).hasValue(3));
    await().during(Duration.ofMillis(50)).until(() -> rounds.get() == 3);
  }

  @Test
  void worksWhenItIsWoken() {
    start(NEVER, this::nothingMore);
    await().until(() -> rounds.get() == 1);
    worker.wake();
    await().until(() -> rounds.get() == 2);
  }

  @Test
  void worksAtEveryIntervalWithoutBeingWoken() {
    start(SOON, this::nothingMore);
    await().until(() -> rounds.get() > 3);
  }

  @Test
  void looksMoreSeldomWhereNothingIsDoneUntilItIsWoken() {
    start(Duration.ofMillis(20), this::nothingMore);
    await().until(() -> rounds.get() > 10);
    int before = rounds.get();
    await().pollDelay(Duration.ofMillis(400)).until(() -> true);
    assertThat(rounds.get() - before).isLessThan(8);

    before = rounds.get();
    worker.wake();
    await().pollDelay(Duration.ofMillis(400)).until(() -> true);
    assertThat(rounds.get() - before).isGreaterThan(5);
  }

  @Test
  void missesNoWakeUpThatComesWhileItWorks() {
    var inTheRound = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    start(NEVER, () -> {
      if (rounds.incrementAndGet() == 1) {
        inTheRound.countDown();
        mayEnd.await(10, TimeUnit.SECONDS);
      }
      return false;
    });
    await().until(() -> inTheRound.getCount() == 0);
    worker.wake();
    mayEnd.countDown();
    await().until(() -> rounds.get() == 2);
  }

  @Test
  void goesOnAfterARoundThatFailed() {
    start(SOON, () -> switch (rounds.incrementAndGet()) {
      case 1 -> throw new IllegalStateException("The database is away");
      case 2 -> throw new AssertionError("A defect");
      default -> false;
    });
    await().until(() -> rounds.get() > 3);
  }

  @Test
  void warnsOnceOfAnOutageThatLastsAndNeverOfAShortOne() {
    var lines = new ListAppender<ILoggingEvent>();
    var log = (Logger) LoggerFactory.getLogger(PollingWorker.class);
    lines.start();
    log.addAppender(lines);
    try {
      worker = new PollingWorker("short", SOON, () -> failUntil(5), Duration.ofHours(1));
      worker.start();
      await().until(() -> rounds.get() > 5);
      worker.stop();
      assertThat(levels(lines)).containsExactly("INFO");

      rounds.set(0);
      lines.list.clear();
      worker = new PollingWorker("lasting", SOON, () -> failUntil(50), Duration.ofMillis(20));
      worker.start();
      await().until(() -> rounds.get() > 50);
      worker.stop();
      assertThat(levels(lines)).containsExactly("INFO", "WARN", "INFO");
    } finally {
      log.detachAppender(lines);
    }
  }

  private boolean failUntil(int number) {
    if (rounds.incrementAndGet() <= number) {
      throw new IllegalStateException("It starts still");
    }
    return false;
  }

  private static List<String> levels(ListAppender<ILoggingEvent> lines) {
    return lines.list.stream().map(it -> it.getLevel().toString()).toList();
  }

  @Test
  void finishesItsRoundBeforeItStops() {
    var inTheRound = new CountDownLatch(1);
    start(NEVER, () -> {
      inTheRound.countDown();
      await().pollDelay(Duration.ofMillis(50)).until(() -> true);
      rounds.incrementAndGet();
      return true;
    });
    await().until(() -> inTheRound.getCount() == 0);
    worker.stop();
    var finished = rounds.get();
    assertThat(finished).isPositive();
    await().during(Duration.ofMillis(100)).until(() -> rounds.get() == finished);
  }

  private boolean nothingMore() {
    rounds.incrementAndGet();
    return false;
  }

  private void start(Duration pollInterval, PollingWorker.Round round) {
    worker = new PollingWorker("a-test", pollInterval, round);
    worker.start();
  }
}
