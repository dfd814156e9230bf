package dev.tandem.notification.notice;

import java.util.List;

import dev.tandem.contract.fundpurchase.FundPurchaseCancelled;
import dev.tandem.contract.fundpurchase.FundPurchaseConfirmed;
import dev.tandem.contract.fundpurchase.FundPurchaseRejected;
import dev.tandem.contract.fundpurchase.FundSharesCorrected;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;

/**
 * Turns the ends of fund purchases, and later corrections, into notices, in the sequence of each
 * order's events. Notices about risk's decisions come from risk's own events, see {@link
 * NoticeHandler}.
 */
class PurchaseNoticeHandler {

  static final String GROUP = "notification-purchase-notices";

  private final NoticeQueue queue;

  PurchaseNoticeHandler(NoticeQueue queue) {
    this.queue = queue;
  }

  @EventHandler(group = GROUP, ordered = true)
  public void confirmed(List<Event<FundPurchaseConfirmed>> events) {
    queue.add(
        events,
        event -> new Notice(
            event.id(),
            event.data().ownerId(),
            Template.PURCHASE_CONFIRMED,
            event.data().orderId(),
            event.data().amount(),
            List.of(event.data().fundCode(), event.data().shares().toPlainString())));
  }

  @EventHandler(group = GROUP, ordered = true)
  public void rejected(List<Event<FundPurchaseRejected>> events) {
    queue.add(
        events,
        event -> new Notice(
            event.id(),
            event.data().ownerId(),
            templateOf(event.data().outcome()),
            event.data().orderId(),
            event.data().amount(),
            List.of(event.data().fundCode())));
  }

  @EventHandler(group = GROUP, ordered = true)
  public void cancelled(List<Event<FundPurchaseCancelled>> events) {
    queue.add(
        events,
        event -> new Notice(
            event.id(),
            event.data().ownerId(),
            Template.PURCHASE_CANCELLED,
            event.data().orderId(),
            event.data().amount(),
            List.of(event.data().fundCode())));
  }

  @EventHandler(group = GROUP, ordered = true)
  public void sharesCorrected(List<Event<FundSharesCorrected>> events) {
    queue.add(
        events,
        event -> new Notice(
            event.id(),
            event.data().ownerId(),
            Template.SHARES_CORRECTED,
            event.data().orderId(),
            event.data().amount(),
            List.of(
                event.data().fundCode(),
                event.data().shares().toPlainString(),
                event.data().formerShares().toPlainString())));
  }

  private static Template templateOf(FundPurchaseRejected.Outcome outcome) {
    return switch (outcome) {
      case REJECTED -> Template.PURCHASE_REJECTED;
      case PAYMENT_FAILED -> Template.PURCHASE_PAYMENT_FAILED;
      case EXPIRED -> Template.PURCHASE_EXPIRED;
      case REVERSED -> Template.PURCHASE_REVERSED;
    };
  }
}
