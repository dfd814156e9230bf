package dev.tandem.localstack.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import dev.tandem.localstack.KeptData;
import dev.tandem.localstack.LocalStack;
import dev.tandem.localstack.LocalStack.Running;
import dev.tandem.localstack.Options;
import dev.tandem.localstack.check.Report;
import dev.tandem.localstack.console.Console;
import dev.tandem.localstack.load.CpuTimes;
import dev.tandem.localstack.load.Figures;
import dev.tandem.localstack.load.FlightRecording;
import dev.tandem.localstack.load.OpenRecharges;
import dev.tandem.localstack.load.PurchaseLoad;
import dev.tandem.localstack.load.RechargeLoad;
import dev.tandem.localstack.load.RechargeLoad.Accepted;
import dev.tandem.localstack.suite.Instance;
import dev.tandem.localstack.suite.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures the whole suite over HTTP, everything on this machine: recharges while all services keep
 * up, a burst of them while screening is down, discount purchases. Then all books are held against
 * each other.
 */
final class SuiteBench {

  private static final int CALLERS = 64;
  private static final int BURST_CALLERS = 256;
  private static final int WALLETS = 2_000;
  private static final int PURCHASES = 500;
  private static final int LONE_PURCHASES = 100;
  private static final Duration UNTIL_DRAINED = Duration.ofMinutes(20);
  private static final Instance RISK = Instance.firstOf(Service.RISK);

  private final Options options;
  private final Path out;
  private final Duration warmUp;
  private final Duration duration;
  private final Console console = new Console(System.out);
  private final StringBuilder report = new StringBuilder();

  SuiteBench(Options options, Path out, Duration warmUp, Duration duration) {
    this.options = options;
    this.out = out;
    this.warmUp = warmUp;
    this.duration = duration;
  }

  /** Measures, prints and keeps the figures; 0 if the books agree afterwards, 1 if not. */
  int run() {
    KeptData.wipe(options.data());
    try (LocalStack stack = new LocalStack(options, console)) {
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "closing"));
      Files.createDirectories(out);
      stack.start();
      try (RechargeLoad recharges =
              new RechargeLoad(stack.identityUrl(), stack.url(Service.WALLET), BURST_CALLERS);
          PurchaseLoad purchases = new PurchaseLoad(stack.targets());
          OpenRecharges open = new OpenRecharges(stack.postgres().database("wallet"))) {
        measure(stack, recharges, purchases, open);
      }
      Report books = stack.check().runAtRest(UNTIL_DRAINED);
      say(books.text());
      Files.writeString(out.resolve("suite.txt"), report);
      console.reached("written to " + out.resolve("suite.txt"));
      return books.isClean() ? 0 : 1;
    } catch (IOException | RuntimeException e) {
      console.say("");
      console.say("The benchmark failed: " + e.getMessage());
      return 1;
    }
  }

  private void measure(
      LocalStack stack, RechargeLoad recharges, PurchaseLoad purchases, OpenRecharges open)
      throws IOException {
    recharges.openWallets(WALLETS);
    console.reached(WALLETS + " wallets opened");
    var _ = recharges.recharge(CALLERS, warmUp);
    open.awaitNone(UNTIL_DRAINED, stack::checkServicesRun);
    console.reached(String.format(Locale.ROOT, "warm after %s s of recharges", warmUp.toSeconds()));
    sustain(stack, recharges, open);
    open.awaitNone(UNTIL_DRAINED, stack::checkServicesRun);
    purchase(purchases);
    burst(stack, recharges, open);
  }

  private void sustain(LocalStack stack, RechargeLoad recharges, OpenRecharges open)
      throws IOException {
    FlightRecording recording = FlightRecording.start(
        Objects.requireNonNull(pids(stack).get(Service.WALLET.module())),
        out.resolve("wallet-service.jfr"));
    CpuTimes before = CpuTimes.of(pids(stack));
    Accepted accepted = recharges.recharge(CALLERS, duration);
    long completed = accepted.accepted() - open.count();
    CpuTimes used = CpuTimes.of(pids(stack)).since(before);
    say(String.format(
        Locale.ROOT,
        "Recharges, all services at work: %s callers, %s s",
        CALLERS,
        duration.toSeconds()));
    say(line(accepted));
    say(String.format(
        Locale.ROOT,
        "  completed            %.0f/s",
        completed * 1e9 / accepted.took().toNanos()));
    say("  processor seconds    " + text(used));
    say("Where wallet-service spends its time:\n" + recording.stop().strip());
  }

  private void burst(LocalStack stack, RechargeLoad recharges, OpenRecharges open) {
    stack.kill(RISK);
    Accepted accepted = recharges.recharge(BURST_CALLERS, duration);
    say(String.format(
        Locale.ROOT,
        "A burst of recharges while risk-service is down: %s callers, %s s",
        BURST_CALLERS,
        duration.toSeconds()));
    say(line(accepted));
    stack.start(RISK);
    long waiting = open.count();
    long start = System.nanoTime();
    open.awaitNone(UNTIL_DRAINED, stack::checkServicesRun);
    double seconds = (System.nanoTime() - start) / 1e9;
    say(String.format(
        Locale.ROOT,
        "  drained              %s waiting when risk-service is back, %.0f/s to the last",
        waiting,
        waiting / seconds));
  }

  private void purchase(PurchaseLoad purchases) {
    var _ = purchases.place(PURCHASES, CALLERS);
    Figures together = purchases.place(PURCHASES, CALLERS);
    say(String.format(Locale.ROOT, "Discount purchases, %s callers\n%s", CALLERS, together.text()));
    say("Discount purchases, one caller\n" + purchases.place(LONE_PURCHASES, 1).text());
  }

  private static String line(Accepted it) {
    return String.format(
        Locale.ROOT,
        "  accepted             %.0f/s, p50 %.1f ms, p99 %.1f ms (%s, refused %s)",
        it.perSecond(),
        it.millisOf(50),
        it.millisOf(99),
        it.accepted(),
        it.refused());
  }

  private static String text(CpuTimes used) {
    return used.byName().entrySet().stream()
        .map(it ->
            String.format(Locale.ROOT, "%s %.1f", it.getKey(), it.getValue().toMillis() / 1000.0))
        .collect(Collectors.joining(", "));
  }

  private static Map<String, Long> pids(LocalStack stack) {
    Map<String, Long> pids = new LinkedHashMap<>();
    for (Running process : stack.running()) {
      pids.put(process.name(), process.pid());
    }
    pids.put("load", ProcessHandle.current().pid());
    return pids;
  }

  private void say(String text) {
    console.say(text);
    report.append(text).append('\n');
  }

  /** {@code ./tandem bench suite}. */
  @Command(
      name = "suite",
      description = "Measures the suite over HTTP: recharges, purchases and a burst.")
  static final class Arguments implements Callable<Integer> {

    @Option(
        names = "--seconds",
        paramLabel = "N",
        defaultValue = "60",
        description = "How long each part is measured; ${DEFAULT-VALUE} unless told.")
    private int seconds;

    // After two minutes the compilers still take a fifth of the processors.
    @Option(
        names = "--warm-up",
        paramLabel = "N",
        defaultValue = "240",
        description = "Seconds before that; ${DEFAULT-VALUE} unless told.")
    private int warmUp;

    @Override
    public Integer call() {
      Path root = LocalStackApplication.root();
      Path data = root.resolve(".tandem/bench/suite");
      return new SuiteBench(
              Options.forBench(root, data),
              data.resolveSibling("out"),
              Duration.ofSeconds(warmUp),
              Duration.ofSeconds(seconds))
          .run();
    }
  }
}
