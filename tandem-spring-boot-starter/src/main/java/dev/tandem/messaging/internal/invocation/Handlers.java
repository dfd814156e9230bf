package dev.tandem.messaging.internal.invocation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.tandem.messaging.Event;
import dev.tandem.messaging.JointEffect;
import dev.tandem.messaging.internal.delivery.Prepared;
import dev.tandem.messaging.internal.handler.HandlerMethod;
import dev.tandem.messaging.internal.order.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Invokes handler methods for the events of one transaction. */
public final class Handlers {

  private final String group;
  private final HandlerObservations observations;

  public Handlers(String group, HandlerObservations observations) {
    this.group = group;
    this.observations = observations;
  }

  /**
   * Applies events one by one in the order of arrival; a method that takes a list gets its events
   * at once, and joint effects of a method are applied at once.
   *
   * @throws IllegalStateException if a handler returned with another transaction than it was called
   *     in
   */
  public void apply(List<Prepared> events) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      invoke(events);
      return;
    }
    TransactionSynchronization mark = new TransactionSynchronization() {};
    TransactionSynchronizationManager.registerSynchronization(mark);
    invoke(events);
    if (!TransactionSynchronizationManager.isSynchronizationActive()
        || !TransactionSynchronizationManager.getSynchronizations().contains(mark)) {
      throw new IllegalStateException("a handler of group " + group
          + " has left another transaction open than the one that remembers its event");
    }
  }

  private void invoke(List<Prepared> events) {
    Map<HandlerMethod, List<Event<?>>> lists = new LinkedHashMap<>();
    Map<HandlerMethod, List<Prepared>> joint = new LinkedHashMap<>();
    for (Prepared prepared : events) {
      HandlerMethod method = prepared.delivery().method();
      if (method != null && method.takesList()) {
        lists
            .computeIfAbsent(method, m -> new ArrayList<>())
            .add(prepared.delivery().event());
      } else if (method != null && prepared.effect() instanceof JointEffect<?>) {
        joint.computeIfAbsent(method, m -> new ArrayList<>()).add(prepared);
      } else if (method != null) {
        applyOne(method, prepared);
      }
    }
    lists.forEach((method, list) ->
        observations.handling(group, method, list.get(0), () -> method.handleAll(list)));
    joint.forEach((method, all) -> observations.handling(
        group, method, all.get(0).delivery().event(), () -> applyTogether(all)));
  }

  @SuppressWarnings("unchecked") // Joint effects of one method have answers of one type.
  private static void applyTogether(List<Prepared> all) {
    List<JointEffect<Object>> effects =
        all.stream().map(one -> (JointEffect<Object>) one.effect()).toList();
    effects
        .get(0)
        .application()
        .accept(effects.stream().map(JointEffect::answer).toList());
  }

  private void applyOne(HandlerMethod method, Prepared prepared) {
    Event<?> event = prepared.delivery().event();
    observations.handling(group, method, event, () -> {
      if (prepared.effect() == null) {
        method.handle(event);
      } else {
        prepared.effect().apply();
      }
    });
  }

  /**
   * Keeps each subject's order also across methods: in each round one method gets the events that
   * are next in line for it, of every subject.
   *
   * @param events in sequence order within each subject
   */
  public void applyInOrder(List<Prepared> events) {
    Map<Subject, Deque<Prepared>> waiting = new LinkedHashMap<>();
    for (Prepared event : events) {
      waiting
          .computeIfAbsent(event.delivery().subject(), s -> new ArrayDeque<>())
          .add(event);
    }
    while (!waiting.isEmpty()) {
      HandlerMethod method =
          waiting.values().iterator().next().element().delivery().method();
      List<Prepared> round = new ArrayList<>();
      waiting.values().forEach(queue -> take(queue, method, round));
      waiting.values().removeIf(Deque::isEmpty);
      apply(round);
    }
  }

  private static void take(
      Deque<Prepared> queue, @Nullable HandlerMethod method, List<Prepared> round) {
    Prepared next = queue.peek();
    while (next != null && next.delivery().method() == method) {
      round.add(queue.remove());
      next = queue.peek();
    }
  }
}
