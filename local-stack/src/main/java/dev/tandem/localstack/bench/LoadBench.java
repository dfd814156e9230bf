package dev.tandem.localstack.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import dev.tandem.localstack.LocalStack;
import dev.tandem.localstack.load.Figures;
import dev.tandem.localstack.load.OpenRecharges;
import dev.tandem.localstack.load.PurchaseLoad;
import dev.tandem.localstack.load.RechargeLoad;
import dev.tandem.localstack.load.RechargeLoad.Accepted;
import dev.tandem.localstack.suite.Instance;
import dev.tandem.localstack.suite.Service;

/**
 * Measures purchases and recharges by few and by many callers, and the processor time of every
 * process.
 */
final class LoadBench {

  static final int CALLERS = 64;
  static final int MANY_CALLERS = 256;
  static final int MOST_CALLERS = 512;
  private static final int WALLETS = 2_000;
  private static final Duration UNTIL_DRAINED = Duration.ofMinutes(20);
  private static final Instance RISK = Instance.firstOf(Service.RISK);

  private final LocalStack stack;
  private final PurchaseLoad purchases;
  private final RechargeLoad recharges;
  private final OpenRecharges open;
  private final Effort effort;
  private final Page page;

  LoadBench(
      LocalStack stack,
      PurchaseLoad purchases,
      RechargeLoad recharges,
      OpenRecharges open,
      Effort effort,
      Page page) {
    this.stack = stack;
    this.purchases = purchases;
    this.recharges = recharges;
    this.open = open;
    this.effort = effort;
    this.page = page;
  }

  void measure() {
    var _ = purchases.place(effort.warmUp(), CALLERS);
    recharges.openWallets(WALLETS);
    page.title(String.format(
        Locale.ROOT, "Warm after %s purchases by %s callers", effort.warmUp(), CALLERS));
    purchase(effort.lonePurchases(), 1);
    purchase(effort.purchases(), CALLERS);
    purchase(effort.purchases(), MOST_CALLERS);
    recharge(CALLERS);
    recharge(MANY_CALLERS);
    burst();
  }

  /** Leaves the suite alone, then measures what it uses at rest. */
  void rest() throws InterruptedException {
    Thread.sleep(effort.settling());
    Processes processes = Processes.of(stack);
    Thread.sleep(effort.watching());
    double millisWatched = effort.watching().toMillis();
    page.title(String.format(
        Locale.ROOT,
        "At rest, %s s after the last request, for %s s",
        effort.settling().toSeconds(),
        effort.watching().toSeconds()));
    page.figure(
        "of a core",
        String.format(Locale.ROOT, "%.3f", processes.used().toMillis() / millisWatched));
    page.figure("thousandths of a core", processes.millisOf(millisWatched / 1_000));
    Map<String, Long> memory = processes.residentMegabytes();
    page.figure(
        "memory, MB",
        String.format(
            Locale.ROOT, "%s: %s", memory.values().stream().mapToLong(it -> it).sum(), memory));
  }

  private void purchase(int orders, int callers) {
    purchases.openWallets(orders, CALLERS);
    Processes processes = Processes.of(stack);
    Figures figures = purchases.placeFromWallets(orders, callers);
    page.title("Discount purchases, callers: " + callers);
    page.add(figures.text());
    page.figure(
        "ms of processor each",
        String.format(Locale.ROOT, "%.1f", processes.used().toMillis() / (double) orders));
    page.figure("by process", processes.millisOf(orders));
    page.figure("of postgres, by database", processes.databaseMillisOf(orders));
  }

  private void recharge(int callers) {
    Processes processes = Processes.of(stack);
    Accepted accepted = recharges.recharge(callers, effort.recharging());
    long completed = accepted.accepted() - open.count();
    page.title("Recharges, all services at work, callers: " + callers);
    tell(accepted);
    page.figure(
        "completed per second",
        String.format(Locale.ROOT, "%.0f", completed * 1e9 / accepted.took().toNanos()));
    page.figure(
        "ms of processor each",
        String.format(Locale.ROOT, "%.2f", processes.used().toMillis() / (double) completed));
    page.figure("by process", processes.millisOf((double) completed));
    open.awaitNone(UNTIL_DRAINED, stack::checkServicesRun);
  }

  private void burst() {
    stack.kill(RISK);
    Accepted accepted = recharges.recharge(MANY_CALLERS, effort.recharging());
    page.title("A burst of recharges while risk-service is down, callers: " + MANY_CALLERS);
    tell(accepted);
    stack.start(RISK);
    long waiting = open.count();
    long start = System.nanoTime();
    open.awaitNone(UNTIL_DRAINED, stack::checkServicesRun);
    double seconds = (System.nanoTime() - start) / 1e9;
    page.figure(
        "drained",
        String.format(
            Locale.ROOT,
            "%s waiting when risk-service is back, %.0f/s to the last",
            waiting,
            waiting / seconds));
  }

  private void tell(Accepted it) {
    page.figure(
        "accepted",
        String.format(
            Locale.ROOT,
            "%.0f/s, p50 %.1f ms, p99 %.1f ms (%s, refused %s)",
            it.perSecond(),
            it.millisOf(50),
            it.millisOf(99),
            it.accepted(),
            it.refused()));
  }
}
