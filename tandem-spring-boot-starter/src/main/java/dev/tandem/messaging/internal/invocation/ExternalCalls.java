package dev.tandem.messaging.internal.invocation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import dev.tandem.messaging.Effect;
import dev.tandem.messaging.internal.delivery.Delivery;
import dev.tandem.messaging.internal.delivery.Prepared;
import dev.tandem.messaging.internal.handler.HandlerGroup;
import dev.tandem.messaging.internal.handler.HandlerMethod;
import dev.tandem.messaging.internal.inbox.JdbcInbox;
import dev.tandem.messaging.internal.order.JdbcSubjectPositions;
import dev.tandem.messaging.support.Causes;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * Makes the outside calls of a batch before its transaction begins: concurrently, within a bound,
 * and only for events that this group has not settled. A call that fails fails its event alone.
 */
public final class ExternalCalls implements AutoCloseable {

  private final HandlerGroup group;
  private final JdbcInbox inbox;
  private final JdbcSubjectPositions positions;
  private final HandlerObservations observations;
  private final ThreadPoolTaskExecutor executor;

  public ExternalCalls(
      HandlerGroup group,
      JdbcInbox inbox,
      JdbcSubjectPositions positions,
      HandlerObservations observations,
      int concurrency) {
    this.group = group;
    this.inbox = inbox;
    this.positions = positions;
    this.observations = observations;
    this.executor = new ThreadPoolTaskExecutor();
    executor.setThreadNamePrefix("tandem-call-" + group.name() + "-");
    executor.setCorePoolSize(concurrency);
    executor.setAllowCoreThreadTimeOut(true);
    executor.setDaemon(true);
    executor.initialize();
  }

  /**
   * Makes the calls of a batch and waits for them.
   *
   * @param failures takes the events whose call failed
   * @return the events that go on, in their order
   */
  public List<Prepared> prepare(Collection<Delivery> batch, Map<UUID, Throwable> failures) {
    List<Delivery> calling = batch.stream().filter(ExternalCalls::callsOutside).toList();
    if (calling.isEmpty()) {
      return batch.stream().map(delivery -> new Prepared(delivery, null)).toList();
    }
    Set<UUID> settled =
        inbox.claimed(group.name(), calling.stream().map(Delivery::id).toList());
    Set<UUID> due = due(calling);
    List<Pending> pending = new ArrayList<>();
    for (Delivery delivery : batch) {
      if (!settled.contains(delivery.id())) {
        boolean calls = callsOutside(delivery) && due.contains(delivery.id());
        pending.add(new Pending(delivery, calls ? submit(delivery) : null));
      }
    }
    return collect(pending, failures);
  }

  private record Pending(Delivery delivery, @Nullable CompletableFuture<Effect> call) {}

  /** In an ordered group an event's turn to call comes when its predecessor has been applied. */
  private Set<UUID> due(List<Delivery> calling) {
    Set<UUID> due = new HashSet<>();
    if (group.ordered()) {
      var applied =
          positions.read(group.name(), calling.stream().map(Delivery::subject).toList());
      for (Delivery delivery : calling) {
        if (delivery.sequence() == applied.getOrDefault(delivery.subject(), 0L) + 1) {
          due.add(delivery.id());
        }
      }
    } else {
      calling.forEach(delivery -> due.add(delivery.id()));
    }
    return due;
  }

  private CompletableFuture<Effect> submit(Delivery delivery) {
    return CompletableFuture.supplyAsync(() -> call(delivery), executor);
  }

  /** Calls the outside world for one event, on this thread. */
  Effect call(Delivery delivery) {
    HandlerMethod method = delivery.method();
    if (method == null || !method.callsOutside()) {
      throw new IllegalArgumentException(
          "no outside call for " + delivery.event().type());
    }
    return observations.calling(
        group.name(), method, delivery.event(), () -> method.call(delivery.event()));
  }

  private static List<Prepared> collect(List<Pending> pending, Map<UUID, Throwable> failures) {
    List<Prepared> prepared = new ArrayList<>(pending.size());
    for (Pending one : pending) {
      try {
        Effect effect = one.call() == null ? null : one.call().join();
        prepared.add(new Prepared(one.delivery(), effect));
      } catch (CompletionException e) {
        failures.put(one.delivery().id(), Causes.unwrapped(e));
      }
    }
    return prepared;
  }

  static boolean callsOutside(Delivery delivery) {
    return delivery.method() != null && delivery.method().callsOutside();
  }

  @Override
  public void close() {
    executor.shutdown();
  }
}
