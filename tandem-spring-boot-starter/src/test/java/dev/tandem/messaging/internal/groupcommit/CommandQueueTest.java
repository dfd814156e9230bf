package dev.tandem.messaging.internal.groupcommit;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class CommandQueueTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void theNextBatchWaitsForAsManyAsTheLastHad() throws Exception {
    var queue = queue(LONG);
    offer(queue, "a", "b");
    assertThat(queue.take()).hasSize(2);

    offer(queue, "a");
    var next = waitingLane(queue);
    offer(queue, "b");

    assertThat(next.get(10, TimeUnit.SECONDS)).hasSize(2);
  }

  @Test
  void itWaitsAsLongAsItMayAndNoLonger() throws Exception {
    var atMost = Duration.ofMillis(20);
    var queue = queue(atMost);
    offer(queue, "a", "b");
    assertThat(queue.take()).hasSize(2);
    var before = System.nanoTime();

    offer(queue, "a");

    var next = CompletableFuture.supplyAsync(queue::take);
    assertThat(next.get(10, TimeUnit.SECONDS)).hasSize(1);
    assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(atMost.toNanos());
  }

  @Test
  void aLoneCommandAfterALoneCommandDoesNotWait() throws Exception {
    var queue = queue(LONG);
    offer(queue, "a");
    assertThat(queue.take()).hasSize(1);

    offer(queue, "b");

    var next = CompletableFuture.supplyAsync(queue::take);
    assertThat(next.get(10, TimeUnit.SECONDS)).hasSize(1);
  }

  @Test
  void whatGathersIsTakenWhenTheQueueIsClosed() throws Exception {
    var queue = queue(LONG);
    offer(queue, "a", "b");
    assertThat(queue.take()).hasSize(2);
    offer(queue, "a");
    var next = waitingLane(queue);

    queue.close();

    assertThat(next.get(10, TimeUnit.SECONDS)).hasSize(1);
    assertThat(queue.take()).isEmpty();
  }

  private static CommandQueue<String, String> queue(Duration gathering) {
    return new CommandQueue<>(new CommandQueue.Limits(100, 10, gathering));
  }

  /** Takes from the queue in a thread of its own, which waits by now. */
  private static FutureTask<List<Submission<String, String>>> waitingLane(
      CommandQueue<String, String> queue) {
    var taking = new FutureTask<>(queue::take);
    var lane = new Thread(taking);
    lane.start();
    await().until(() -> lane.getState() == Thread.State.TIMED_WAITING);
    return taking;
  }

  private static void offer(CommandQueue<String, String> queue, String... commands) {
    List.of(commands).forEach(it -> queue.offer(new Submission<>(it, true, null)));
  }
}
