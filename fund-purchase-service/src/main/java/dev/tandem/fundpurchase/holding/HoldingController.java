package dev.tandem.fundpurchase.holding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import dev.tandem.fundpurchase.fund.JdbcNavs;
import dev.tandem.fundpurchase.holding.JdbcShareEntries.Holding;
import dev.tandem.web.Page;
import dev.tandem.web.PageRequest;
import dev.tandem.web.calendar.TradingCalendar;
import dev.tandem.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the shares that investors hold. */
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

  /** The wallet's shares per fund, now or at the end of the day {@code asOf}, by fund code. */
  @GetMapping("/v1/holdings")
  @Operation(summary = "Lists a wallet's shares by fund, today or at the end of a day")
  Page<HoldingAnswer> list(
      @RequestParam String walletId,
      @RequestParam(required = false) @Nullable LocalDate asOf,
      Caller caller,
      PageRequest page) {
    LocalDate day = asOf == null ? TradingCalendar.dayOf(clock.instant()) : asOf;
    String after = page.startingAfter() == null ? "" : page.startingAfter();
    var holdings = entries.of(walletId, caller.ownerFilter(), day, after, page.fetchLimit());
    List<String> funds = holdings.stream().map(Holding::fundCode).toList();
    var latest = navs.latest(funds);
    var corrections = entries.correctionsOf(walletId, day, funds);
    return Page.of(
        page,
        holdings,
        holding -> HoldingAnswer.of(
            walletId,
            holding,
            latest.get(holding.fundCode()),
            corrections.getOrDefault(holding.fundCode(), List.of())));
  }
}
