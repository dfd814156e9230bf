package dev.tandem.datacentre;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import dev.tandem.web.problem.Problems;
import org.jspecify.annotations.Nullable;

/**
 * The minutes that somebody asks about.
 *
 * @param from the first
 * @param to the one after the last
 */
public record Minutes(Instant from, Instant to) {

  private static final Duration MOST = Duration.ofDays(1);

  /**
   * Those from {@code from} to {@code to}; up to {@code now}, and {@code usual} of them, unless
   * told.
   */
  public static Minutes of(
      @Nullable Instant from, @Nullable Instant to, Instant now, Duration usual) {
    var end = (to == null ? now.plus(1, ChronoUnit.MINUTES) : to).truncatedTo(ChronoUnit.MINUTES);
    var start = from == null ? end.minus(usual) : from.truncatedTo(ChronoUnit.MINUTES);
    if (!start.isBefore(end) || Duration.between(start, end).compareTo(MOST) > 0) {
      throw Problems.INVALID_REQUEST.because("from must lie before to, by a day at most");
    }
    return new Minutes(start, end);
  }
}
