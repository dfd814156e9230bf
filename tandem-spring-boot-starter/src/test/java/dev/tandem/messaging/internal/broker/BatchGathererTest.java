package dev.tandem.messaging.internal.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.tandem.messaging.internal.broker.BatchGatherer.Bounds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class BatchGathererTest {

  private final ExecutorService hands = Executors.newCachedThreadPool();
  private final List<List<String>> batches = new CopyOnWriteArrayList<>();
  private final CountDownLatch firstMayEnd = new CountDownLatch(1);

  @AfterEach
  void letGo() {
    firstMayEnd.countDown();
    hands.shutdownNow();
  }

  @Test
  void joinsWhatIsHandedInWhileABatchIsUnderWay() {
    BatchGatherer<String> gathering =
        new BatchGatherer<>(1, Bounds.items(64), this::settleAllButBad);
    CompletableFuture<SortedSet<Integer>> first = handIn(gathering, "first");
    awaitBatches(1);

    List<CompletableFuture<SortedSet<Integer>>> later = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      later.add(handIn(gathering, "good" + i, "bad" + i));
      awaitWaiting(gathering, i + 1);
    }
    firstMayEnd.countDown();

    assertThat(first.join()).isEmpty();
    assertThat(later).allSatisfy(unsettled -> assertThat(unsettled.join()).containsExactly(1));
    assertThat(batches)
        .containsExactly(
            List.of("first"), List.of("good0", "bad0", "good1", "bad1", "good2", "bad2"));
  }

  @Test
  void fillsABatchUpToItsSizeAndSplitsALongList() {
    BatchGatherer<String> gathering =
        new BatchGatherer<>(1, Bounds.items(2), this::settleAllButBad);
    CompletableFuture<SortedSet<Integer>> first = handIn(gathering, "first");
    awaitBatches(1);
    List<CompletableFuture<SortedSet<Integer>>> later = new ArrayList<>();
    later.add(handIn(gathering, "a"));
    awaitWaiting(gathering, 1);
    later.add(handIn(gathering, "b"));
    awaitWaiting(gathering, 2);
    CompletableFuture<SortedSet<Integer>> longList = handIn(gathering, "c", "d", "bad");
    awaitWaiting(gathering, 3);
    firstMayEnd.countDown();

    first.join();
    later.forEach(CompletableFuture::join);
    assertThat(longList.join()).containsExactly(2);
    assertThat(batches)
        .containsExactly(List.of("first"), List.of("a", "b"), List.of("c", "d"), List.of("bad"));
  }

  @Test
  void holdsNoMoreBytesThanItMayUnlessOneItemAloneDoes() {
    BatchGatherer<String> gathering =
        new BatchGatherer<>(1, new Bounds<>(64, 5, String::length), this::settleAllButBad);
    CompletableFuture<SortedSet<Integer>> first = handIn(gathering, "first");
    awaitBatches(1);
    List<CompletableFuture<SortedSet<Integer>>> later = new ArrayList<>();
    later.add(handIn(gathering, "aaaa", "bb", "cc", "a giant"));
    awaitWaiting(gathering, 1);
    later.add(handIn(gathering, "dd"));
    awaitWaiting(gathering, 2);
    later.add(handIn(gathering, "e"));
    awaitWaiting(gathering, 3);
    firstMayEnd.countDown();

    first.join();
    later.forEach(CompletableFuture::join);
    assertThat(batches)
        .containsExactly(
            List.of("first"),
            List.of("aaaa"),
            List.of("dd", "e"),
            List.of("bb", "cc"),
            List.of("a giant"));
  }

  @Test
  void worksOnAsManyBatchesAtOnceAsItMay() {
    BatchGatherer<String> gathering =
        new BatchGatherer<>(2, Bounds.items(64), this::settleAllButBad);
    CompletableFuture<SortedSet<Integer>> first = handIn(gathering, "first");
    awaitBatches(1);

    assertThat(handIn(gathering, "second").join()).isEmpty();
    assertThat(first).isNotDone();
  }

  @Test
  void waitsForMoreWhereABatchMayLinger() {
    BatchGatherer<String> gathering =
        new BatchGatherer<>(1, Bounds.items(64), Duration.ofMillis(500), this::settleAllButBad);
    long began = System.nanoTime();
    CompletableFuture<SortedSet<Integer>> one = handIn(gathering, "a");
    awaitWaiting(gathering, 1);
    CompletableFuture<SortedSet<Integer>> other = handIn(gathering, "bad");

    assertThat(one.join()).isEmpty();
    assertThat(other.join()).containsExactly(0);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(499));
    assertThat(batches).containsExactly(List.of("a", "bad"));
  }

  @Test
  void doesNotLingerOnceABatchIsFull() {
    BatchGatherer<String> gathering =
        new BatchGatherer<>(1, Bounds.items(2), Duration.ofHours(1), this::settleAllButBad);
    CompletableFuture<SortedSet<Integer>> one = handIn(gathering, "a");
    awaitWaiting(gathering, 1);
    CompletableFuture<SortedSet<Integer>> other = handIn(gathering, "b");

    assertThat(one).succeedsWithin(Duration.ofSeconds(20));
    assertThat(other).succeedsWithin(Duration.ofSeconds(20));
    assertThat(batches).containsExactly(List.of("a", "b"));
  }

  @Test
  void lingersForTheLastBatchOfAListOnly() {
    BatchGatherer<String> gathering = new BatchGatherer<>(
        1, new Bounds<>(64, 5, String::length), Duration.ofHours(1), this::settleAllButBad);
    CompletableFuture<SortedSet<Integer>> list = handIn(gathering, "aaaa", "bb");

    awaitBatches(1);
    awaitWaiting(gathering, 1);
    CompletableFuture<SortedSet<Integer>> other = handIn(gathering, "ccc");

    assertThat(list).succeedsWithin(Duration.ofSeconds(20));
    assertThat(other).succeedsWithin(Duration.ofSeconds(20));
    assertThat(batches).containsExactly(List.of("aaaa"), List.of("bb", "ccc"));
  }

  @Test
  void failsTheThreadsOfABatchThatFailedAndNoOthers() {
    BatchGatherer<String> gathering = new BatchGatherer<>(1, Bounds.items(64), batch -> {
      if (batch.contains("poison")) {
        throw new IllegalStateException("poisoned");
      }
      return new TreeSet<>();
    });

    assertThatThrownBy(() -> handIn(gathering, "poison").join())
        .isInstanceOf(CompletionException.class)
        .hasRootCauseMessage("poisoned");
    assertThat(handIn(gathering, "sound").join()).isEmpty();
  }

  private SortedSet<Integer> settleAllButBad(List<String> batch) {
    batches.add(List.copyOf(batch));
    if (batch.contains("first")) {
      awaitUninterruptibly(firstMayEnd);
    }
    SortedSet<Integer> unsettled = new TreeSet<>();
    for (int i = 0; i < batch.size(); i++) {
      if (batch.get(i).startsWith("bad")) {
        unsettled.add(i);
      }
    }
    return unsettled;
  }

  private CompletableFuture<SortedSet<Integer>> handIn(BatchGatherer<String> to, String... items) {
    return CompletableFuture.supplyAsync(() -> to.process(List.of(items)), hands);
  }

  private void awaitBatches(int number) {
    await().until(() -> batches.size() == number);
  }

  private static void awaitWaiting(BatchGatherer<String> gathering, int number) {
    await().until(() -> gathering.waiting() == number);
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
