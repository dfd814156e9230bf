package dev.tandem.localstack.console;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Reports progress and, while there is none, the parts that are being waited for. */
public final class StartProgress implements Progress, AutoCloseable {

  private static final Duration SILENCE = Duration.ofSeconds(10);

  private final Console console;
  private final Set<String> awaited = new TreeSet<>();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  /** Waits for progress reports that begin with these names. */
  public StartProgress(Console console, Collection<String> names) {
    this.console = console;
    awaited.addAll(names);
    long seconds = SILENCE.toSeconds();
    var _ = timer.scheduleAtFixedRate(this::remind, seconds, seconds, TimeUnit.SECONDS);
  }

  @Override
  public synchronized void reached(String what) {
    awaited.remove(what.substring(0, Math.max(0, what.indexOf(' '))));
    console.reached(what);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private synchronized void remind() {
    if (!awaited.isEmpty()) {
      console.reached("waiting for " + String.join(", ", awaited));
    }
  }
}
