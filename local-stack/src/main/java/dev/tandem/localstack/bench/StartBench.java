package dev.tandem.localstack.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.tandem.localstack.LocalStack;
import dev.tandem.localstack.console.Console;
import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.story.Storyteller;
import dev.tandem.localstack.story.Witness;

/** Measures starts as in a demo: until the first story, a recharge, has been played. */
final class StartBench {

  private static final double MILLIS_OF_A_SECOND = 1_000;

  private final Console console;
  private final Page page;

  StartBench(Console console, Page page) {
    this.console = console;
    this.page = page;
  }

  /** Starts all of {@code stack}; {@code which} names the start. */
  void measure(String which, LocalStack stack) throws IOException {
    long begun = System.nanoTime();
    stack.start(Storyteller.NEEDED_FIRST);
    try (Http http = new Http(stack.identityUrl())) {
      var first = Storyteller.all(stack, new Witness(stack, http)).subList(0, 1);
      if (!new Storyteller(console, console).tell(first)) {
        throw new IOException("The recharge was not told");
      }
    }
    Duration told = Duration.ofNanos(System.nanoTime() - begun);
    Duration used = Processes.of(stack).sinceTheirStart().used();
    stack.startRest();
    page.title("Start, " + which);
    page.figure(
        "recharge told",
        String.format(
            Locale.ROOT,
            "after %.1f s, %.1f s of processor time until then",
            told.toMillis() / MILLIS_OF_A_SECOND,
            used.toMillis() / MILLIS_OF_A_SECOND));
    page.figure(
        "everything ready",
        String.format(Locale.ROOT, "after %.1f s", (System.nanoTime() - begun) / 1e9));
    page.figure(
        "processor seconds", Processes.of(stack).sinceTheirStart().millisOf(MILLIS_OF_A_SECOND));
    Map<String, Long> memory = Processes.of(stack).residentMegabytes();
    page.figure("memory, MB", String.format(Locale.ROOT, "%s: %s", sum(memory.values()), memory));
  }

  /** Keeps the recorded starts of {@code stack}. */
  void keep(LocalStack stack) throws IOException {
    try {
      List<String> kept = stack.keepStarts();
      page.figure("kept of", String.join(", ", kept));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  private static long sum(Iterable<Long> megabytes) {
    long sum = 0;
    for (long each : megabytes) {
      sum += each;
    }
    return sum;
  }
}
