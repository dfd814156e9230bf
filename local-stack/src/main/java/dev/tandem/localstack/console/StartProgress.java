package dev.tandem.localstack.console;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Reports progress and, every ten seconds, what is being waited for. */
public final class StartProgress implements Progress, AutoCloseable {

  private static final Duration SILENCE = Duration.ofSeconds(10);
  private static final int MOST_NAMES = 2;

  private final Console console;
  private final Set<String> awaited;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  /** Waits for progress reports that begin with these names, which come in about this order. */
  public StartProgress(Console console, List<String> names) {
    this.console = console;
    this.awaited = new LinkedHashSet<>(names);
    long seconds = SILENCE.toSeconds();
    var _ = timer.scheduleAtFixedRate(this::remind, seconds, seconds, TimeUnit.SECONDS);
  }

  @Override
  public synchronized void reached(String what) {
    awaited.removeIf(name -> what.startsWith(name + " "));
    console.reached(what);
  }

  @Override
  public synchronized void begun(String what) {
    awaited.add(what);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  synchronized void remind() {
    if (!awaited.isEmpty()) {
      String first = awaited.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
      int more = awaited.size() - MOST_NAMES;
      console.reached("waiting for " + first + (more > 0 ? " and %s more".formatted(more) : ""));
    }
  }
}
