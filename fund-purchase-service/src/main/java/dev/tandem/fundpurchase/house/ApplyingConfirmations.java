package dev.tandem.fundpurchase.house;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

import dev.tandem.fundpurchase.fund.JdbcNavs;
import dev.tandem.fundpurchase.fund.PricedDay;
import dev.tandem.fundpurchase.holding.JdbcShareEntries;
import dev.tandem.fundpurchase.house.JdbcConfirmations.Finding;
import dev.tandem.fundpurchase.order.Cause;
import dev.tandem.fundpurchase.order.ContradictionException;
import dev.tandem.fundpurchase.order.FundOrder;
import dev.tandem.fundpurchase.order.OrderStatus;
import dev.tandem.fundpurchase.order.Orders;
import dev.tandem.fundpurchase.pricing.Allotment;
import dev.tandem.fundpurchase.pricing.Shares;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds each line of a confirmation file against what we know. What agrees moves the order; what
 * was dealt with is passed over; what differs becomes a break and moves nothing.
 */
@Component
class ApplyingConfirmations {

  private static final String NAV_CORRECTED = "nav-corrected";

  private final Orders orders;
  private final JdbcNavs navs;
  private final JdbcShareEntries entries;
  private final JdbcConfirmations confirmations;
  private final Clock clock;

  ApplyingConfirmations(
      Orders orders,
      JdbcNavs navs,
      JdbcShareEntries entries,
      JdbcConfirmations confirmations,
      Clock clock) {
    this.orders = orders;
    this.navs = navs;
    this.entries = entries;
    this.confirmations = confirmations;
    this.clock = clock;
  }

  /**
   * Applies one line of the file of {@code fileDate}. A line that cannot be judged yet is left for
   * the next time: its order is still on the way to the fund house, or the NAV is not published.
   */
  @Transactional
  public void apply(ConfirmationLine line, LocalDate fileDate) {
    Cause cause = Cause.of("fund-house-confirmation", clock);
    var found = orders.findLocked(line.reference());
    if (found.isEmpty()) {
      confirmations.addBreak(
          line,
          new Finding(BreakKind.UNKNOWN_ORDER, "No such order was submitted"),
          fileDate,
          cause.at());
      return;
    }
    FundOrder order = found.get();
    if (order.status() == OrderStatus.PAID) {
      return;
    }
    try {
      Optional<Finding> finding = switch (line.outcome()) {
        case REJECTED -> reject(line, order, fileDate, cause);
        case ALLOTTED -> allot(line, order, fileDate, cause);
      };
      finding.ifPresent(breach -> confirmations.addBreak(line, breach, fileDate, cause.at()));
    } catch (ContradictionException e) {
      var breach = new Finding(
          BreakKind.CONTRADICTION, Objects.requireNonNullElse(e.getMessage(), "contradicts"));
      confirmations.addBreak(line, breach, fileDate, cause.at());
    }
  }

  private Optional<Finding> reject(
      ConfirmationLine line, FundOrder order, LocalDate fileDate, Cause cause) {
    String reason = Objects.requireNonNullElse(line.reason(), "fund-house-rejected");
    boolean moved = order.refusedByHouse(reason, cause);
    if (confirmations.add(line, order, fileDate, cause.at()) && moved) {
      orders.save(order);
    }
    return Optional.empty();
  }

  private Optional<Finding> allot(
      ConfirmationLine line, FundOrder order, LocalDate fileDate, Cause cause) {
    LocalDate businessDate = Objects.requireNonNull(order.businessDate());
    var published = navs.of(order.fundCode(), businessDate);
    if (published.isEmpty()) {
      return Optional.empty();
    }
    var allotment = Allotment.of(order.net(), published.get().nav());
    var difference = difference(line, order, published.get(), allotment);
    if (difference.isPresent()) {
      return difference;
    }
    if (line.corrects() == null) {
      allotFirst(line, order, allotment, fileDate, cause);
    } else {
      correct(line, order, allotment, fileDate, cause);
    }
    return Optional.empty();
  }

  private void allotFirst(
      ConfirmationLine line,
      FundOrder order,
      Allotment allotment,
      LocalDate fileDate,
      Cause cause) {
    boolean moved = order.allotted(allotment, fileDate, cause);
    if (confirmations.add(line, order, fileDate, cause.at()) && moved) {
      orders.save(order);
      entries.allot(line.confirmationId(), order, allotment.shares(), cause.at());
    }
  }

  private void correct(
      ConfirmationLine line,
      FundOrder order,
      Allotment allotment,
      LocalDate fileDate,
      Cause cause) {
    Shares change = order.corrected(allotment, NAV_CORRECTED, cause);
    if (confirmations.add(line, order, fileDate, cause.at())) {
      orders.save(order);
      entries.correct(line.confirmationId(), order, change, NAV_CORRECTED, cause.at());
    }
  }

  private static Optional<Finding> difference(
      ConfirmationLine line, FundOrder order, PricedDay published, Allotment allotment) {
    if (!line.fundCode().equals(order.fundCode())) {
      return finding(BreakKind.OTHER_FUND, order.fundCode(), line.fundCode());
    }
    if (line.amountMinor() != order.net().minorUnits()) {
      return finding(BreakKind.OTHER_AMOUNT, order.net().minorUnits(), line.amountMinor());
    }
    if (!published.date().equals(line.navDate())) {
      return finding(BreakKind.OTHER_NAV, published.date(), line.navDate());
    }
    if (line.nav() == null || published.nav().value().compareTo(line.nav()) != 0) {
      return finding(BreakKind.OTHER_NAV, published.nav().value(), line.nav());
    }
    if (line.shares() == null || allotment.shares().value().compareTo(line.shares()) != 0) {
      return finding(BreakKind.OTHER_SHARES, allotment.shares().value(), line.shares());
    }
    return Optional.empty();
  }

  private static Optional<Finding> finding(
      BreakKind kind, Object expected, @Nullable Object confirmed) {
    return Optional.of(
        new Finding(kind, "Expected %s, confirmed %s".formatted(expected, confirmed)));
  }
}
