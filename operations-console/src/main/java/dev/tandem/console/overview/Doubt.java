package dev.tandem.console.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.tandem.console.page.Tone;

/**
 * Something whose outcome is not known yet.
 *
 * @param where the service that says so
 * @param count how many there are
 * @param since since when the oldest has been waiting, if anybody says
 * @param limit how long that may take
 * @param href where it is seen and mended; empty where there is nothing to do
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

  /** How it stands out at {@code now}: half the limit is a warning. */
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
