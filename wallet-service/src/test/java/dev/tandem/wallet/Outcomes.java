package dev.tandem.wallet;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.contract.wallet.RechargeCompleted;
import dev.tandem.contract.wallet.RechargeFailed;
import dev.tandem.contract.wallet.RechargeRequested;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import org.jspecify.annotations.Nullable;

/** Hears what the service tells the world. */
class Outcomes {

  private static final String GROUP = "outcomes-of-a-test";

  private final List<RechargeRequested> requested = new CopyOnWriteArrayList<>();
  private final List<RechargeCompleted> completed = new CopyOnWriteArrayList<>();
  private final List<RechargeFailed> failed = new CopyOnWriteArrayList<>();
  private final Map<String, String> traceparents = new ConcurrentHashMap<>();

  @EventHandler(group = GROUP)
  void requested(RechargeRequested event) {
    requested.add(event);
  }

  @EventHandler(group = GROUP)
  void completed(Event<RechargeCompleted> event) {
    completed.add(event.data());
    traceparents.put(event.data().rechargeId(), Objects.requireNonNull(event.traceparent()));
  }

  @EventHandler(group = GROUP)
  void failed(RechargeFailed event) {
    failed.add(event);
  }

  List<RechargeRequested> requestedOf(String rechargeId) {
    return requested.stream()
        .filter(event -> event.rechargeId().equals(rechargeId))
        .toList();
  }

  List<RechargeCompleted> completedOf(String rechargeId) {
    return completed.stream()
        .filter(event -> event.rechargeId().equals(rechargeId))
        .toList();
  }

  List<RechargeFailed> failedOf(String rechargeId) {
    return failed.stream()
        .filter(event -> event.rechargeId().equals(rechargeId))
        .toList();
  }

  /** The trace of the news that {@code rechargeId} completed; null until it has come. */
  @Nullable
  String traceparentOf(String rechargeId) {
    return traceparents.get(rechargeId);
  }
}
