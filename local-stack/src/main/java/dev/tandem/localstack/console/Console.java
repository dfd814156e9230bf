package dev.tandem.localstack.console;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Prints progress on the terminal, with the time it took. */
public final class Console implements Progress {

  private static final int BEHIND_THE_TIME = 10;

  private final PrintStream out;
  private final InstantSource time;
  private final Instant started;
  private boolean silent;

  public Console(PrintStream out) {
    this.out = out;
    this.time = InstantSource.system();
    this.started = time.instant();
  }

  @Override
  public synchronized void reached(String what) {
    long millis = Duration.between(started, time.instant()).toMillis();
    String line = String.format(Locale.ROOT, "%6.1f s  %s", millis / 1_000.0, what);
    print(Lines.wrapped(line, BEHIND_THE_TIME));
  }

  /** Prints text, in lines that fit. */
  public synchronized void say(String text) {
    print(Lines.wrapped(text, 2));
  }

  /** Prints text that people copy, unwrapped. */
  public synchronized void show(String text) {
    print(text);
  }

  /** Prints the end; later progress is dropped. */
  public synchronized void end(String text) {
    say(text);
    silent = true;
  }

  private void print(String text) {
    if (!silent) {
      out.println(text);
    }
  }
}
