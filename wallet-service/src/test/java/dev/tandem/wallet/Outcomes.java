package dev.tandem.wallet;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.contract.wallet.RechargeCompleted;
import dev.tandem.contract.wallet.RechargeFailed;
import dev.tandem.contract.wallet.RechargeRequested;
import dev.tandem.messaging.EventHandler;

/** Hears what the service tells the world. */
class Outcomes {

  private static final String GROUP = "outcomes-of-a-test";

  private final List<RechargeRequested> requested = new CopyOnWriteArrayList<>();
  private final List<RechargeCompleted> completed = new CopyOnWriteArrayList<>();
  private final List<RechargeFailed> failed = new CopyOnWriteArrayList<>();

  @EventHandler(group = GROUP)
  void requested(RechargeRequested event) {
    requested.add(event);
  }

  @EventHandler(group = GROUP)
  void completed(RechargeCompleted event) {
    completed.add(event);
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
}
