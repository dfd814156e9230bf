package dev.tandem.fundpurchase.fund;

import java.util.List;

import dev.tandem.fundpurchase.FundPurchaseProblems;
import dev.tandem.web.Page;
import dev.tandem.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.data.domain.Limit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The fund catalogue. */
@RestController
@RequestMapping("/v1/funds")
class FundController {

  private final FundRepository funds;
  private final JdbcNavs navs;

  FundController(FundRepository funds, JdbcNavs navs) {
    this.funds = funds;
    this.navs = navs;
  }

  /** Every fund by its code. */
  @GetMapping
  @Operation(summary = "Lists the funds by their codes")
  Page<FundAnswer> list(PageRequest page) {
    String after = page.startingAfter() == null ? "" : page.startingAfter();
    List<Fund> found = funds.findByCodeGreaterThanOrderByCode(after, Limit.of(page.fetchLimit()));
    var latest = navs.latest(found.stream().map(Fund::code).toList());
    return Page.of(page, found, fund -> FundAnswer.of(fund, latest.get(fund.code())));
  }

  @GetMapping("/{code}")
  @Operation(summary = "Shows a fund and its newest NAV")
  FundAnswer get(@PathVariable String code) {
    Fund fund = funds
        .findByCode(code)
        .orElseThrow(() -> FundPurchaseProblems.FUND_NOT_FOUND.because("No fund has this code"));
    return FundAnswer.of(fund, navs.latest(List.of(code)).get(code));
  }
}
