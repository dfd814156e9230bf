package dev.tandem.fundpurchase.confirmation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.tandem.fundpurchase.breaks.BreakKind;
import dev.tandem.fundpurchase.confirmation.Judgement.Differs;
import dev.tandem.fundpurchase.fund.PricedDay;
import dev.tandem.fundpurchase.line.ConfirmationLine;
import dev.tandem.fundpurchase.order.FundOrder;
import dev.tandem.fundpurchase.order.OrderAllotment;
import dev.tandem.fundpurchase.pricing.Allotment;
import dev.tandem.fundpurchase.pricing.Nav;
import dev.tandem.web.calendar.JdbcTradingCalendars;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares each figure of a line with the order and with its NAV. */
@Component
class CompareLines {

  private final JdbcTradingCalendars calendars;

  CompareLines(JdbcTradingCalendars calendars) {
    this.calendars = calendars;
  }

  /** The difference between the line and our books, if there is one. */
  Optional<Differs> difference(ConfirmationLine line, FundOrder order, OnRecord known) {
    if (!line.fundCode().equals(order.terms().fundCode())) {
      return differs(BreakKind.OTHER_FUND, order.terms().fundCode(), line.fundCode());
    }
    String currency = order.terms().net().currency().getCurrencyCode();
    if (line.currency() != null && !line.currency().equals(currency)) {
      return differs(BreakKind.OTHER_CURRENCY, currency, line.currency());
    }
    if (line.amountMinor() != order.terms().net().minorUnits()) {
      return differs(BreakKind.OTHER_AMOUNT, order.terms().net().minorUnits(), line.amountMinor());
    }
    LocalDate pricedOn = pricedOn(order);
    if (pricedOn == null) {
      return Optional.of(new Differs(BreakKind.CONTRADICTION, "The order was never paid"));
    }
    return switch (line.outcome()) {
      case REJECTED -> Optional.empty();
      case ALLOTTED -> difference(line, order, pricedOn, known);
    };
  }

  private Optional<Differs> difference(
      ConfirmationLine line, FundOrder order, LocalDate pricedOn, OnRecord known) {
    Nav nav = line.nav();
    if (!pricedOn.equals(line.navDate()) || nav == null) {
      return differs(BreakKind.OTHER_NAV, pricedOn, line.navDate());
    }
    List<PricedDay> versions = known.navs(order.terms().fundCode(), pricedOn);
    if (versions.isEmpty()) {
      return differs(BreakKind.NAV_MISSING, "a NAV of " + pricedOn, nav.value());
    }
    // A correction may be out before we have read what it corrects: any version may be meant.
    if (versionOf(nav, versions) == 0) {
      return differs(BreakKind.OTHER_NAV, values(versions), nav.value());
    }
    Allotment allotment = Allotment.of(order.terms().net(), nav);
    if (!allotment.shares().equals(line.shares())) {
      return differs(
          BreakKind.OTHER_SHARES,
          allotment.shares().value(),
          line.shares() == null ? null : line.shares().value());
    }
    return allotment.shares().isZero()
        ? differs(
            BreakKind.NO_SHARES,
            "shares for " + order.terms().net(),
            allotment.shares().value())
        : Optional.empty();
  }

  /** Whether the line's NAV was published after the one by which the order has its shares. */
  boolean isNewerThanAllotted(ConfirmationLine line, FundOrder order, OnRecord known) {
    OrderAllotment allotted = order.allotment();
    LocalDate date = pricedOn(order);
    if (allotted == null || date == null || line.nav() == null) {
      return false;
    }
    List<PricedDay> versions = known.navs(order.terms().fundCode(), date);
    int now = versionOf(new Nav(allotted.nav()), versions);
    return now > 0 && versionOf(line.nav(), versions) > now;
  }

  /**
   * The day of the order's NAV: its business date, or the next trading day if that one was closed.
   */
  private @Nullable LocalDate pricedOn(FundOrder order) {
    LocalDate date = order.businessDate();
    return date == null ? null : calendars.current().tradedOn(date);
  }

  private static int versionOf(Nav nav, List<PricedDay> versions) {
    return versions.stream()
        .filter(version -> version.nav().equals(nav))
        .mapToInt(PricedDay::version)
        .max()
        .orElse(0);
  }

  private static String values(List<PricedDay> versions) {
    return versions.stream()
        .map(version -> version.nav().value().toPlainString())
        .reduce((one, other) -> one + " or " + other)
        .orElse("none");
  }

  private static Optional<Differs> differs(
      BreakKind kind, Object expected, @Nullable Object confirmed) {
    return Optional.of(
        new Differs(kind, "Expected %s, confirmed %s".formatted(expected, confirmed)));
  }
}
