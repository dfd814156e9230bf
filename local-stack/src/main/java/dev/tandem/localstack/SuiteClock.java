package dev.tandem.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import dev.tandem.localstack.http.Http;

/**
 * How far the suite's time is ahead of the machine's. It is kept between runs: what is stored was
 * written in that time, and time never runs backwards.
 */
public final class SuiteClock {

  private final Path file;
  private final Http http;
  private final Map<String, Duration> told = new HashMap<>();
  private Duration ahead;

  public SuiteClock(Path file, Http http) {
    this.file = file;
    this.http = http;
    this.ahead = read(file);
  }

  /** What a part is to be started with. */
  public synchronized Duration ahead() {
    return ahead;
  }

  /**
   * A part whose clock is moved by a POST to {@code url} runs since {@code ahead}; it is told what
   * it has missed since then.
   */
  public synchronized void join(String url, Duration startedWith) {
    told.put(url, startedWith);
    try {
      tell(url);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The part has gone; when it comes back it is started with the time of then. */
  synchronized void leave(String url) {
    told.remove(url);
  }

  /**
   * Moves the time of every part ahead.
   *
   * @throws IOException if one of them did not take part; it is told with the next move
   */
  public synchronized void advance(Duration duration) throws IOException {
    Duration next = ahead.plus(duration);
    // Kept first: nothing may be stored in a time that a later run does not reach.
    Files.writeString(file, next.toString());
    ahead = next;
    for (String url : told.keySet()) {
      tell(url);
    }
  }

  private void tell(String url) throws IOException {
    Duration missed = ahead.minus(told.getOrDefault(url, Duration.ZERO));
    if (missed.isPositive()) {
      Http.Answer answer = http.post(url, Map.of("duration", missed.toString()), Map.of());
      if (!answer.isSuccess()) {
        throw new IOException("%s answered %s".formatted(url, answer.status()));
      }
      told.put(url, ahead);
    }
  }

  /** What {@code file} was left with by an earlier run. */
  public static Duration read(Path file) {
    try {
      return Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
