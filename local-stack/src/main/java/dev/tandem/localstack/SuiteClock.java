package dev.tandem.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.tandem.localstack.http.Http;

/**
 * The suite's time, as its lead over the machine's. It is kept between runs: stored times were
 * taken from it, and time never runs backwards.
 */
public final class SuiteClock {

  private final Path file;
  private final Http http;
  // Those that started first are told first: simulators have what services then look for.
  private final Map<String, Duration> told = new LinkedHashMap<>();
  private Duration ahead;

  public SuiteClock(Path file, Http http) {
    this.file = file;
    this.http = http;
    this.ahead = read(file);
  }

  /** The lead with which a part is to be started. */
  public synchronized Duration ahead() {
    return ahead;
  }

  /**
   * Adds a part that was started with the lead {@code ahead} and whose clock is moved by a POST to
   * {@code url}; it catches up with moves since then.
   */
  public synchronized void join(String url, Duration startedWith) {
    told.put(url, startedWith);
    try {
      tell(url);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a part that has ended; it comes back with the time of then. */
  synchronized void leave(String url) {
    told.remove(url);
  }

  /**
   * Moves the time of every part ahead.
   *
   * @throws IOException if one of them did not take part; it catches up with the next move
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

  /** The lead that an earlier run left in {@code file}. */
  public static Duration read(Path file) {
    try {
      return Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
