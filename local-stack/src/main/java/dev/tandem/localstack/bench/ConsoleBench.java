package dev.tandem.localstack.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

import dev.tandem.localstack.KeptData;
import dev.tandem.localstack.LocalStack;
import dev.tandem.localstack.Options;
import dev.tandem.localstack.console.Console;
import dev.tandem.localstack.load.OpenRecharges;
import dev.tandem.localstack.load.RechargeLoad;
import dev.tandem.localstack.suite.Instance;
import dev.tandem.localstack.suite.Service;
import org.awaitility.Awaitility;

/**
 * Measures the console beside the whole suite: its start, its pages, the way from an event to an
 * open page under load, its projection, and the rebuild of it.
 */
public final class ConsoleBench {

  private static final Instance CONSOLE = Instance.firstOf(Service.CONSOLE);
  private static final int WALLETS = 2_000;
  private static final int EVENTS_OF_A_LIFE = 200;
  private static final int EVENTS_OF_A_RECHARGE = 3;
  private static final int EVENTS_PER_SECOND = 500;
  private static final int PAGES = 50;
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final Duration QUIET = Duration.ofSeconds(5);

  private final Options options;
  private final Path out;
  private final boolean brief;
  private final Console console = new Console(System.out);
  private final Page page = new Page(console);

  public ConsoleBench(Options options, Path out, boolean brief) {
    this.options = options;
    this.out = out;
    this.brief = brief;
  }

  /** Measures, prints and keeps the figures; 0 if all went well. */
  public int run() {
    KeptData.wipe(options.data());
    try (LocalStack stack = new LocalStack(options, console)) {
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "closing"));
      stack.start();
      try (RechargeLoad load = new RechargeLoad(
              stack.identityUrl(), stack.url(Service.WALLET), LoadBench.MANY_CALLERS);
          ConsoleTables tables = new ConsoleTables(stack.postgres().database("console"))) {
        load.openWallets(WALLETS);
        measure(stack, load, tables);
      }
      page.keepIn(out.resolve("console.txt"));
      console.reached("written to " + out.resolve("console.txt"));
      return 0;
    } catch (IOException | SQLException | RuntimeException e) {
      console.say("");
      console.say("The benchmark failed: " + e.getMessage());
      return 1;
    }
  }

  private void measure(LocalStack stack, RechargeLoad load, ConsoleTables tables)
      throws IOException {
    try (ConsoleVisit visit = start(stack)) {
      var _ = load.recharge(LoadBench.CALLERS, brief(Duration.ofSeconds(10)));
      awaitRest(stack, tables);
      pages(visit, tables);
      toTheScreen(stack, load, visit, tables);
      awaitRest(stack, tables);
    }
    projection(stack, load, tables);
    try (ConsoleVisit visit = ConsoleVisit.signedIn(stack.url(Service.CONSOLE), "olga")) {
      rebuild(visit, tables);
    }
    page.title("The console's process in the end");
    page.figure("memory, MB", Processes.of(stack).residentMegabytes().toString());
  }

  private ConsoleVisit start(LocalStack stack) throws IOException {
    stack.kill(CONSOLE);
    long begun = System.nanoTime();
    stack.start(CONSOLE);
    double ready = millisSince(begun);
    ConsoleVisit visit = ConsoleVisit.signedIn(stack.url(Service.CONSOLE), "olga");
    page.title("Start");
    page.figure("ready", millis(ready));
    page.figure("first page, signed in", millis(millisSince(begun)));
    page.figure("memory, MB", Processes.of(stack).residentMegabytes().toString());
    return visit;
  }

  private void pages(ConsoleVisit visit, ConsoleTables tables) throws IOException {
    String recharge = tables.aRecharge();
    tables.lengthen(recharge, EVENTS_OF_A_LIFE);
    page.title("Pages, asked for one after the other");
    page.figure("overview", times(visit, "/"));
    page.figure("timeline, " + EVENTS_OF_A_LIFE + " events", times(visit, "/payments/" + recharge));
  }

  private static String times(ConsoleVisit visit, String path) throws IOException {
    double[] millis = new double[PAGES];
    for (int i = 0; i < PAGES; i++) {
      long begun = System.nanoTime();
      visit.get(path);
      millis[i] = millisSince(begun);
    }
    return percentiles(millis);
  }

  /** From the event's time to the page that a change made the browser fetch. */
  private void toTheScreen(
      LocalStack stack, RechargeLoad load, ConsoleVisit visit, ConsoleTables tables)
      throws IOException {
    int probes = brief ? 20 : 200;
    double[] millis = new double[probes];
    Processes processes = Processes.of(stack);
    int perSecond = EVENTS_PER_SECOND / EVENTS_OF_A_RECHARGE;
    CompletableFuture<RechargeLoad.Accepted> background = CompletableFuture.supplyAsync(
        () -> load.rechargeAt(perSecond, brief(Duration.ofSeconds(90))));
    for (int i = 0; i < probes; i++) {
      String recharge = load.one();
      Instant[] shown = new Instant[1];
      visit.follow("/live?subject=" + recharge, () -> isShown(visit, recharge, shown));
      millis[i] = Duration.between(tables.completion(recharge), shown[0]).toNanos() / 1e6;
    }
    RechargeLoad.Accepted accepted = background.join();
    page.title("From an event to the screen, asked for " + EVENTS_PER_SECOND + " events/s");
    page.figure("recharges", String.format(Locale.ROOT, "%.0f/s", accepted.perSecond()));
    page.figure("until it is shown", percentiles(millis));
    page.figure("ms of processor", processes.millisOf(1));
  }

  private static boolean isShown(ConsoleVisit visit, String recharge, Instant[] shown) {
    try {
      boolean found = visit.get("/payments/" + recharge + "/life").contains("is in the wallet");
      shown[0] = Instant.now();
      return found;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void projection(LocalStack stack, RechargeLoad load, ConsoleTables tables) {
    stack.kill(CONSOLE);
    var _ = load.recharge(LoadBench.MANY_CALLERS, brief(Duration.ofSeconds(60)));
    try (OpenRecharges open = new OpenRecharges(stack.postgres().database("wallet"))) {
      // The console is away on purpose, so that not all services run.
      open.awaitNone(LONGEST, () -> {});
    }
    long before = tables.events();
    stack.start(CONSOLE);
    Processes processes = Processes.of(stack);
    long begun = System.nanoTime();
    long last = awaitRest(stack, tables);
    long events = tables.events() - before;
    double seconds = (last - begun) / 1e9;
    page.title("Projection of what had happened without the console");
    page.figure("events", String.format(Locale.ROOT, "%s, %.0f/s", events, events / seconds));
    page.figure("processor", processes.millisOf(seconds * 1_000) + " of a core");
  }

  private void rebuild(ConsoleVisit visit, ConsoleTables tables) throws IOException {
    long wanted = brief ? 50_000 : 1_000_000;
    tables.multiply(tables.aRecharge(), Math.max(0, wanted - tables.events()));
    long begun = System.nanoTime();
    visit.press("/rebuild");
    Awaitility.await().atMost(LONGEST).pollInterval(Duration.ofMillis(500)).until(() -> {
      String progress = visit.get("/rebuild");
      return progress.contains("Events applied") && !progress.contains("not yet");
    });
    page.title("Rebuild");
    page.figure(
        tables.events() + " events",
        String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - begun) / 1e9));
  }

  /** Waits until no more events come; returns when the last one had come. */
  private static long awaitRest(LocalStack stack, ConsoleTables tables) {
    long[] last = {tables.events(), System.nanoTime()};
    Awaitility.await().atMost(LONGEST).pollInterval(Duration.ofMillis(200)).until(() -> {
      stack.checkServicesRun();
      long now = tables.events();
      if (now != last[0]) {
        last[0] = now;
        last[1] = System.nanoTime();
      }
      return System.nanoTime() - last[1] > QUIET.toNanos();
    });
    return last[1];
  }

  private Duration brief(Duration full) {
    return brief ? full.dividedBy(5) : full;
  }

  private static String percentiles(double[] millis) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "p50 %.1f ms, p99 %.1f ms, most %.1f ms (%s)",
        sorted[sorted.length / 2],
        sorted[(int) Math.ceil(sorted.length * 0.99) - 1],
        sorted[sorted.length - 1],
        sorted.length);
  }

  private static String millis(double millis) {
    return String.format(Locale.ROOT, "after %.0f ms", millis);
  }

  private static double millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e6;
  }
}
