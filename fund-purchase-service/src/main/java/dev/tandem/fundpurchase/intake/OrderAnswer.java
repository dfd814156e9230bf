package dev.tandem.fundpurchase.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dev.tandem.contract.PurchaseKind;
import dev.tandem.fundpurchase.lifecycle.OrderStatus;
import dev.tandem.fundpurchase.order.FundOrder;
import dev.tandem.fundpurchase.order.OrderAllotment;
import org.jspecify.annotations.Nullable;

/**
 * An order as callers see it.
 *
 * @param deadline the time at which its status ends if nothing happens
 */
record OrderAnswer(
    String id,
    PurchaseKind kind,
    String walletId,
    String fundCode,
    long amountMinor,
    long feeMinor,
    String currency,
    OrderStatus status,
    @Nullable String statusReason,
    @Nullable Instant deadline,
    @Nullable BigDecimal shares,
    @Nullable BigDecimal nav,
    @Nullable LocalDate businessDate,
    @Nullable LocalDate expectedConfirmDate,
    @Nullable LocalDate confirmDate,
    Instant createdAt,
    List<Step> timeline) {

  /** One step of the order's history. */
  record Step(
      OrderStatus status,
      Instant at,
      String cause,
      @Nullable String causedBy) {}

  static OrderAnswer withoutTimeline(FundOrder order) {
    OrderAllotment allotment = order.allotment();
    return new OrderAnswer(
        order.orderId(),
        order.terms().kind(),
        order.terms().walletId(),
        order.terms().fundCode(),
        order.terms().amount().minorUnits(),
        order.terms().fee().minorUnits(),
        order.terms().amount().currency().getCurrencyCode(),
        order.status(),
        order.statusReason(),
        order.progress().deadlineAt(),
        allotment == null ? null : allotment.shares(),
        allotment == null ? null : allotment.nav(),
        order.businessDate(),
        order.expectedConfirmDate(),
        allotment == null ? null : allotment.confirmDate(),
        order.terms().createdAt(),
        List.of());
  }
}
