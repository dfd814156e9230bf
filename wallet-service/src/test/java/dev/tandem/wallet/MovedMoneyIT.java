package dev.tandem.wallet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.tandem.wallet.FundOrders.Order;
import dev.tandem.web.proof.AccountBalance;
import dev.tandem.web.proof.MoneyFlow;
import dev.tandem.web.proof.MoneyMovement;
import dev.tandem.web.proof.MovedMoney;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static dev.tandem.wallet.FundOrders.discount;
import static dev.tandem.wallet.FundOrders.fromBalance;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

/** What the accounting centre hears of the money that wallets moved. */
class MovedMoneyIT extends RunningService {

  private static final Map<String, Long> NOTHING = Map.of();

  @Autowired
  MovedMoney money;

  // Other tests move it on.
  @Autowired
  Clock clock;

  @Test
  void tellsOfEveryMovementWithTheAccountsItChanged() {
    var wallet = aWalletHolding(9_000);
    var paid = discount(wallet, "tok_ok");
    fundOrders.asksForPayment(paid);
    payments.awaitCompleted(paid);
    var submitted = fromBalance(wallet, 4_000, 100);
    fundOrders.asksForPayment(submitted);
    payments.awaitCompleted(submitted);
    awaitHandled(fundOrders.isSubmitted(submitted));
    var declined = discount(wallet, "tok_declined");
    fundOrders.asksForPayment(declined);
    payments.awaitFailed(declined);
    fundOrders.asksForReversal(submitted);
    payments.awaitReversed(submitted);

    assertThat(movementsOf(paid))
        .isEqualTo(Map.of("DISCOUNT_PURCHASE", 5_000L))
        .isEqualTo(keptAmounts(paid));
    assertThat(movementsOf(submitted))
        .isEqualTo(Map.of("PURCHASE", 4_000L, "SUBSCRIPTION", 3_900L, "REVERSAL", 4_000L));
    assertThat(movementsOf(declined)).isEmpty();
    assertThat(accountsOf(paid)).isEqualTo(customers(new FundBooks(jdbc).sumsOf(paid)));
    assertThat(accountsOf(submitted)).isEqualTo(NOTHING);
  }

  @Test
  void aChargeForAReversedOrderMovesOnce() {
    var order = discount(aWallet(), "tok_timeout_then_ok");
    fundOrders.asksForPayment(order);
    fundOrders.asksForReversal(order);
    payments.awaitReversed(order);

    var moved = movementsOf(order);

    assertThat(moved.values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(new FundBooks(jdbc).sumsOf(order).getOrDefault("WALLET_AVAILABLE", 0L));
  }

  @Test
  void sumsUpMinutesAndBalances() {
    var since = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    var until = since.plus(Duration.ofHours(1));
    aWalletHolding(700);
    var all = money.movements(since, until, 100_000);

    var flows = money.flows(since, until);

    assertThat(flows.stream().mapToLong(MoneyFlow::count).sum()).isEqualTo(all.size());
    assertThat(flows.stream().mapToLong(MoneyFlow::sumMinor).sum())
        .isEqualTo(all.stream().mapToLong(MoneyMovement::amountMinor).sum());
    assertThat(on("CUSTOMERS", money.balances(until)) - on("CUSTOMERS", money.balances(since)))
        .isEqualTo(all.stream()
            .filter(it -> it.currency().equals("CNY"))
            .mapToLong(it -> it.accounts().getOrDefault("CUSTOMERS", 0L))
            .sum());
  }

  private static long on(String account, List<AccountBalance> balances) {
    return balances.stream()
        .filter(it -> it.account().equals(account) && it.currency().equals("CNY"))
        .mapToLong(AccountBalance::amountMinor)
        .sum();
  }

  private Map<String, Long> keptAmounts(Order order) {
    return Map.of("DISCOUNT_PURCHASE", order.amountMinor());
  }

  private Map<String, Long> movementsOf(Order order) {
    return moved(order).stream()
        .collect(toMap(MoneyMovement::kind, MoneyMovement::amountMinor, Long::sum));
  }

  private Map<String, Long> accountsOf(Order order) {
    var sums = new TreeMap<String, Long>();
    moved(order)
        .forEach(it -> it.accounts()
            .forEach((account, amount) -> sums.merge(
                account, amount, (one, other) -> one + other == 0 ? null : one + other)));
    return sums;
  }

  private List<MoneyMovement> moved(Order order) {
    var since = Instant.now().minus(Duration.ofDays(1));
    return money.movements(since, clock.instant().plus(Duration.ofHours(1)), 100_000).stream()
        .filter(it -> it.reference().equals(order.id()))
        .toList();
  }

  private static Map<String, Long> customers(Map<String, Long> kinds) {
    var accounts = new TreeMap<String, Long>();
    kinds.forEach((kind, amount) ->
        accounts.merge(kind.startsWith("WALLET_") ? "CUSTOMERS" : kind, amount, Long::sum));
    return accounts;
  }
}
