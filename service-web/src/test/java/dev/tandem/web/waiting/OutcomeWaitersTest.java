package dev.tandem.web.waiting;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(20)
class OutcomeWaitersTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  private final UUID order = UUID.randomUUID();
  private final UUID other = UUID.randomUUID();
  private final Set<UUID> reachedElsewhere = ConcurrentHashMap.newKeySet();
  private final OutcomeWaiters waiters =
      new OutcomeWaiters(ids -> ids.stream().filter(reachedElsewhere::contains).toList(), 2);

  @AfterEach
  void wakeEverybody() {
    waiters.reached(List.of(order, other));
  }

  @Test
  void wakesAllWhoWaitForWhatHasAnOutcome() {
    var first = waitFor(order);
    var second = waitFor(order);
    await().until(() -> waiters.requests() == 2);

    wakeUntilDone(order, first, second);

    assertThat(waiters.requests()).isZero();
  }

  @Test
  void leavesThoseWaitingWhoWaitForSomethingElse() {
    var mine = waitFor(order);
    var others = waitFor(other);
    await().until(() -> waiters.requests() == 2);

    wakeUntilDone(order, mine);

    assertThat(others).isNotDone();
    assertThat(waiters.requests()).isOne();
  }

  @Test
  void findsAnOutcomeThatAnotherInstanceReached() {
    var mine = waitFor(order);
    reachedElsewhere.add(order);

    await().until(() -> {
      waiters.lookForOutcomesOfOtherInstances();
      return mine.isDone();
    });
  }

  @Test
  void asksNobodyWhenNobodyWaits() {
    var idle = new OutcomeWaiters(
        _ -> {
          throw new AssertionError("Asked for nothing");
        },
        2);

    idle.lookForOutcomesOfOtherInstances();

    assertThat(idle.requests()).isZero();
  }

  @Test
  void stopsWaitingWhenTheTimeIsUpAndGivesThePlaceBack() {
    waiters.await(order, Duration.ofMillis(1));
    waiters.await(order, Duration.ofMillis(1));
    waiters.await(order, Duration.ofMillis(1));
    assertThat(waiters.requests()).isZero();

    var next = waitFor(order);

    await().until(() -> waiters.requests() == 1);
    assertThat(next).isNotDone();
  }

  @Test
  void returnsAtOnceWhenTooManyWait() {
    var first = waitFor(order);
    var second = waitFor(other);
    await().until(() -> waiters.requests() == 2);

    waiters.await(order, LONG);

    assertThat(first).isNotDone();
    assertThat(second).isNotDone();
  }

  private CompletableFuture<Void> waitFor(UUID id) {
    return CompletableFuture.runAsync(
        () -> waiters.await(id, LONG), command -> Thread.ofVirtual().start(command));
  }

  /** Again and again: a place is taken a moment before its holder listens. */
  private void wakeUntilDone(UUID id, CompletableFuture<?>... requests) {
    await().until(() -> {
      waiters.reached(List.of(id));
      return CompletableFuture.allOf(requests).isDone();
    });
  }
}
