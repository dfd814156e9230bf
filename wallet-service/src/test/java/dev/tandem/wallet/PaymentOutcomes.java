package dev.tandem.wallet;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.contract.wallet.FundPaymentCompleted;
import dev.tandem.contract.wallet.FundPaymentFailed;
import dev.tandem.contract.wallet.FundPaymentReversed;
import dev.tandem.contract.wallet.WalletOpened;
import dev.tandem.messaging.EventHandler;
import dev.tandem.wallet.FundOrders.Order;

import static dev.tandem.wallet.RunningService.PATIENCE;
import static org.awaitility.Awaitility.await;

/** Hears what the service tells of fund payments. */
class PaymentOutcomes {

  private static final String GROUP = "payment-outcomes-of-a-test";

  private final List<WalletOpened> opened = new CopyOnWriteArrayList<>();
  private final List<FundPaymentCompleted> completed = new CopyOnWriteArrayList<>();
  private final List<FundPaymentFailed> failed = new CopyOnWriteArrayList<>();
  private final List<FundPaymentReversed> reversed = new CopyOnWriteArrayList<>();

  @EventHandler(group = GROUP)
  void opened(WalletOpened event) {
    opened.add(event);
  }

  @EventHandler(group = GROUP)
  void completed(FundPaymentCompleted event) {
    completed.add(event);
  }

  @EventHandler(group = GROUP)
  void failed(FundPaymentFailed event) {
    failed.add(event);
  }

  @EventHandler(group = GROUP)
  void reversed(FundPaymentReversed event) {
    reversed.add(event);
  }

  List<WalletOpened> openedOf(String walletId) {
    return opened.stream().filter(event -> event.walletId().equals(walletId)).toList();
  }

  List<FundPaymentCompleted> completedOf(Order order) {
    return completed.stream()
        .filter(event -> event.orderId().equals(order.id()))
        .toList();
  }

  List<FundPaymentFailed> failedOf(Order order) {
    return failed.stream().filter(event -> event.orderId().equals(order.id())).toList();
  }

  List<FundPaymentReversed> reversedOf(Order order) {
    return reversed.stream().filter(event -> event.orderId().equals(order.id())).toList();
  }

  FundPaymentCompleted awaitCompleted(Order order) {
    return await()
        .atMost(PATIENCE)
        .until(() -> completedOf(order), events -> !events.isEmpty())
        .getFirst();
  }

  FundPaymentFailed awaitFailed(Order order) {
    return await()
        .atMost(PATIENCE)
        .until(() -> failedOf(order), events -> !events.isEmpty())
        .getFirst();
  }

  FundPaymentReversed awaitReversed(Order order) {
    return await()
        .atMost(PATIENCE)
        .until(() -> reversedOf(order), events -> !events.isEmpty())
        .getFirst();
  }
}
