package dev.tandem.fundpurchase.settlement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;

import dev.tandem.fundpurchase.breaks.BreakKind;
import dev.tandem.fundpurchase.breaks.BreakSource;
import dev.tandem.fundpurchase.breaks.HouseBreak;
import dev.tandem.fundpurchase.breaks.HouseBreak.Proposal;
import dev.tandem.fundpurchase.confirmation.AppliedLines;
import dev.tandem.fundpurchase.confirmation.RecordNavs;
import dev.tandem.fundpurchase.holding.JdbcShareEntries;
import dev.tandem.fundpurchase.lifecycle.Cause;
import dev.tandem.fundpurchase.lifecycle.OrderStatus;
import dev.tandem.fundpurchase.line.HouseFigures;
import dev.tandem.fundpurchase.order.FundOrder;
import dev.tandem.fundpurchase.order.OrderAllotment;
import dev.tandem.fundpurchase.orderbook.Orders;
import dev.tandem.fundpurchase.pricing.Allotment;
import dev.tandem.fundpurchase.pricing.Nav;
import dev.tandem.fundpurchase.pricing.Shares;
import dev.tandem.messaging.PermanentFailureException;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.web.settling.StepRefusedException;
import org.springframework.stereotype.Component;

/** Applies approved settlements to orders, shares and NAVs. */
@Component
class CarryOutSettlements {

  private static final String CORRECTED = "shares-corrected";
  private static final String TAKEN_BACK = "taken-back";

  private final Orders orders;
  private final JdbcShareEntries entries;
  private final RecordNavs navs;
  private final AppliedLines applied;
  private final Clock clock;

  CarryOutSettlements(
      Orders orders, JdbcShareEntries entries, RecordNavs navs, AppliedLines applied, Clock clock) {
    this.orders = orders;
    this.entries = entries;
    this.navs = navs;
    this.applied = applied;
    this.clock = clock;
  }

  /**
   * Settles the break as proposed.
   *
   * @throws StepRefusedException {@code NOT_POSSIBLE} if that cannot be done
   */
  void settle(HouseBreak found) {
    Proposal proposal = Objects.requireNonNull(found.proposal());
    Cause cause = Cause.of("settlement", clock);
    try {
      switch (proposal.settlement()) {
        case DISMISS -> {}
        case APPLY_NAV -> applyNav(found, nav(proposal), cause);
        case ACCEPT_HOUSE -> acceptHouse(found, cause);
        case CORRECT_SHARES -> {
          FundOrder order = order(found);
          var allotment = Allotment.of(order.terms().net(), nav(proposal), shares(proposal));
          allot(order, allotment, found.day(), cause);
        }
        case RETURN_MONEY -> takeBack(order(found), cause);
        case SUBMIT_AGAIN -> submitAgain(order(found), cause);
      }
    } catch (PermanentFailureException | IllegalArgumentException | ArithmeticException e) {
      throw StepRefusedException.notPossible(String.valueOf(e.getMessage()));
    }
  }

  private void applyNav(HouseBreak found, Nav nav, Cause cause) {
    if (found.source() == BreakSource.NAVS) {
      navs.keep(found, nav, cause.at());
    } else {
      FundOrder order = order(found);
      allot(order, Allotment.of(order.terms().net(), nav), found.day(), cause);
    }
  }

  private void acceptHouse(HouseBreak found, Cause cause) {
    if (found.source() == BreakSource.NAVS) {
      navs.keep(found, null, cause.at());
      return;
    }
    if (found.source() != BreakSource.CONFIRMATIONS
        || found.kind() == BreakKind.OTHER_FUND
        || found.kind() == BreakKind.OTHER_CURRENCY) {
      throw StepRefusedException.notPossible("The fund house names no figures for this order");
    }
    FundOrder order = order(found);
    Allotment allotment = HouseFigures.of(found).allotment(order.terms().net());
    if (allotment == null) {
      takeBack(order, cause);
    } else {
      allot(order, allotment, found.day(), cause);
    }
    applied.accepted(found, order, cause.at());
  }

  private void allot(FundOrder order, Allotment allotment, LocalDate day, Cause cause) {
    String id = "stl_" + UuidV7.next();
    if (order.status() == OrderStatus.SUBMITTED) {
      order.atFundHouse().allotted(allotment, day, cause);
      orders.save(order);
      entries.allot(id, order, allotment.shares(), cause.at());
    } else {
      Shares change = order.atFundHouse().corrected(allotment, CORRECTED, cause);
      orders.save(order);
      entries.correct(id, order, change, CORRECTED, cause.at());
    }
  }

  private void takeBack(FundOrder order, Cause cause) {
    OrderAllotment former = order.allotment();
    Shares lost = order.atFundHouse().takenBack(TAKEN_BACK, cause);
    orders.save(order);
    if (former != null) {
      entries.takeBack(
          "stl_" + UuidV7.next(), order, lost, former.confirmDate(), TAKEN_BACK, cause.at());
    }
  }

  private void submitAgain(FundOrder order, Cause cause) {
    if (!order.atFundHouse().submitAgain(cause)) {
      throw StepRefusedException.notPossible("The order is " + order.status());
    }
    orders.save(order);
  }

  private FundOrder order(HouseBreak found) {
    return orders
        .findLocked(found.reference())
        .orElseThrow(
            () -> StepRefusedException.notPossible("There is no order " + found.reference()));
  }

  private static Nav nav(Proposal proposal) {
    if (proposal.nav() == null) {
      throw StepRefusedException.notPossible("The settlement needs a nav");
    }
    return new Nav(proposal.nav());
  }

  private static Shares shares(Proposal proposal) {
    if (proposal.shares() == null || proposal.shares().signum() < 0) {
      throw StepRefusedException.notPossible("The settlement needs shares, 0 or more");
    }
    return new Shares(proposal.shares());
  }
}
