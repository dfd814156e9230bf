package dev.tandem.console.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.tandem.console.page.Tone;

/**
 * Something unfinished that may need a person.
 *
 * @param where the service that reports it
 * @param count their number
 * @param since the time since which the oldest has been waiting, if known
 * @param limit the longest acceptable time
 * @param href the page to see and mend it; empty if there is nothing to do
 * @param more whether there may be more than {@code count}
 */
public record Doubt(
    String title,
    String where,
    long count,
    boolean more,
    Optional<Instant> since,
    Duration limit,
    String href) {

  /** The tone at {@code now}: half the limit is a warning. */
  public Tone tone(Instant now) {
    if (count == 0) {
      return Tone.QUIET;
    }
    Duration age = since.map(it -> Duration.between(it, now)).orElse(Duration.ZERO);
    if (age.compareTo(limit) > 0) {
      return Tone.BAD;
    }
    return age.compareTo(limit.dividedBy(2)) > 0 ? Tone.WAITING : Tone.QUIET;
  }
}
