package dev.tandem.fundpurchase.holding;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;

import dev.tandem.fundpurchase.calendar.TradingCalendar;
import dev.tandem.fundpurchase.fund.JdbcNavs;
import dev.tandem.fundpurchase.fund.PricedDay;
import dev.tandem.fundpurchase.holding.JdbcShareEntries.Holding;
import dev.tandem.web.Page;
import dev.tandem.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What investors hold. */
@RestController
class HoldingController {

  private final JdbcShareEntries entries;
  private final JdbcNavs navs;
  private final Clock clock;

  HoldingController(JdbcShareEntries entries, JdbcNavs navs, Clock clock) {
    this.entries = entries;
    this.navs = navs;
    this.clock = clock;
  }

  /** The wallet's shares per fund, today or at the end of the day {@code asOf}, by fund code. */
  @GetMapping("/v1/holdings")
  Page<HoldingView> list(
      @RequestParam String walletId,
      @RequestParam(required = false) @Nullable LocalDate asOf,
      PageRequest page) {
    LocalDate day = asOf == null ? TradingCalendar.dayOf(clock.instant()) : asOf;
    String after = page.startingAfter() == null ? "" : page.startingAfter();
    var holdings = entries.of(walletId, day, after, page.fetchLimit());
    var latest = navs.latest(holdings.stream().map(Holding::fundCode).toList());
    return Page.of(
        page,
        holdings,
        holding -> HoldingView.of(walletId, holding, latest.get(holding.fundCode())));
  }

  /** Shares of one fund and its newest NAV. */
  record HoldingView(
      String walletId,
      String fundCode,
      BigDecimal shares,
      @Nullable BigDecimal nav,
      @Nullable LocalDate navDate) {

    static HoldingView of(String walletId, Holding holding, @Nullable PricedDay latest) {
      return new HoldingView(
          walletId,
          holding.fundCode(),
          holding.shares().value(),
          latest == null ? null : latest.nav().value(),
          latest == null ? null : latest.date());
    }
  }
}
