package dev.tandem.localstack.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import dev.tandem.localstack.KeptData;
import dev.tandem.localstack.LocalStack;
import dev.tandem.localstack.Options;
import dev.tandem.localstack.check.Report;
import dev.tandem.localstack.console.Console;
import dev.tandem.localstack.load.OpenRecharges;
import dev.tandem.localstack.load.PurchaseLoad;
import dev.tandem.localstack.load.RechargeLoad;
import dev.tandem.localstack.startup.Compilers;
import dev.tandem.localstack.suite.Service;

/**
 * Measures the whole suite over HTTP, everything on this machine: its first start and a later one,
 * purchases and recharges, a burst while screening is down, rest. Then all books are compared.
 */
public final class SuiteBench {

  private static final Duration UNTIL_AT_REST = Duration.ofMinutes(20);

  private final Options options;
  private final Compilers compilers;
  private final Path out;
  private final Effort effort;
  private final Console console = new Console(System.out);
  private final Page page = new Page(console);

  /** A benchmark whose later suite, which is put under load, has {@code compilers}. */
  public SuiteBench(Options options, Compilers compilers, Path out, Effort effort) {
    this.options = options;
    this.compilers = compilers;
    this.out = out;
    this.effort = effort;
  }

  /** Measures, prints and keeps the figures; 0 if the books agree afterwards, 1 if not. */
  public int run() {
    KeptData.wipe(options.data());
    StartBench starts = new StartBench(console, page);
    try {
      try (LocalStack first = stack(options)) {
        starts.measure("the first after a build", first);
        starts.keep(first);
      }
      try (LocalStack later = stack(options.with(compilers))) {
        starts.measure("with what was kept of the first", later);
        boolean clean = load(later);
        page.keepIn(out.resolve("suite.txt"));
        console.reached("written to " + out.resolve("suite.txt"));
        return clean ? 0 : 1;
      }
    } catch (IOException | RuntimeException e) {
      console.say("");
      console.say("The benchmark failed: " + e.getMessage());
      return 1;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private LocalStack stack(Options own) {
    LocalStack stack = new LocalStack(own, console);
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "closing"));
    return stack;
  }

  private boolean load(LocalStack stack) throws IOException, InterruptedException {
    try (PurchaseLoad purchases = new PurchaseLoad(stack.targets());
        RechargeLoad recharges = new RechargeLoad(
            stack.identityUrl(), stack.url(Service.WALLET), LoadBench.MANY_CALLERS);
        OpenRecharges open = new OpenRecharges(stack.postgres().database("wallet"))) {
      LoadBench loads = new LoadBench(stack, purchases, recharges, open, effort, page);
      loads.measure();
      loads.rest();
    }
    Report books = stack.check().runAtRest(UNTIL_AT_REST);
    page.title("The books");
    page.add(books.text());
    return books.isClean();
  }
}
