package dev.tandem.ledger.chart;

import dev.tandem.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the chart of accounts. */
@RestController
class AccountController {

  private final JdbcBalances balances;

  AccountController(JdbcBalances balances) {
    this.balances = balances;
  }

  @GetMapping("/v1/accounts")
  @Operation(summary = "Lists the accounts that were posted to, with their balances")
  Page<AccountAnswer> accounts() {
    return new Page<>(balances.all().stream().map(AccountAnswer::of).toList(), false);
  }

  /**
   * An account in one currency.
   *
   * @param balanceMinor on the side that is usual for its kind; negative if it stands on the other
   */
  record AccountAnswer(
      String code, String name, AccountKind kind, String currency, long balanceMinor) {

    static AccountAnswer of(JdbcBalances.Balance balance) {
      var account = balance.account();
      return new AccountAnswer(
          account.name(),
          account.title(),
          account.kind(),
          balance.currency(),
          account.kind().balance(balance.amountMinor()));
    }
  }
}
