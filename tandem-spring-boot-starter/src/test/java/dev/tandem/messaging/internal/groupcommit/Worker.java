package dev.tandem.messaging.internal.groupcommit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

import dev.tandem.messaging.BatchHandler;

/**
 * A handler that writes every command to the fake database and answers "did x". Commands can be
 * given another behaviour, and the batch with {@code "plug"} can be held so that others gather
 * behind it.
 */
final class Worker implements BatchHandler<String, String> {

  static final String PLUG = "plug";

  private final FakeTransactions transactions;
  private final Map<String, Function<String, String>> special = new ConcurrentHashMap<>();
  private final List<List<String>> batches = new CopyOnWriteArrayList<>();
  private final CountDownLatch plugged = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  Worker(FakeTransactions transactions) {
    this.transactions = transactions;
  }

  /** Every list of commands the handler was called with. */
  List<List<String>> batches() {
    return batches;
  }

  Worker answering(String command, Function<String, String> behaviour) {
    special.put(command, behaviour);
    return this;
  }

  Worker failing(String command, RuntimeException failure) {
    return answering(command, c -> {
      throw failure;
    });
  }

  void awaitPlugged() {
    await(plugged);
  }

  void release() {
    released.countDown();
  }

  @Override
  public List<String> handle(List<String> commands) {
    batches.add(List.copyOf(commands));
    return commands.stream().map(this::handleOne).toList();
  }

  private String handleOne(String command) {
    if (command.equals(PLUG)) {
      plugged.countDown();
      await(released);
    }
    Function<String, String> behaviour = special.get(command);
    if (behaviour != null) {
      return behaviour.apply(command);
    }
    transactions.write(command);
    return "did " + command;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
