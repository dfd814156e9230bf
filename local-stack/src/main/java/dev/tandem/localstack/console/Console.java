package dev.tandem.localstack.console;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Tells the person at the terminal how far it is, with the time it took. */
public final class Console implements Progress {

  private final PrintStream out;
  private final InstantSource time;
  private final Instant started;

  public Console(PrintStream out) {
    this.out = out;
    this.time = InstantSource.system();
    this.started = time.instant();
  }

  @Override
  public synchronized void reached(String what) {
    long millis = Duration.between(started, time.instant()).toMillis();
    out.printf(Locale.ROOT, "%6.1f s  %s%n", millis / 1_000.0, what);
  }

  public synchronized void say(String text) {
    out.println(text);
  }
}
