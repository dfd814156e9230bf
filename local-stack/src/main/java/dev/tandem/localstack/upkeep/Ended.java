package dev.tandem.localstack.upkeep;

import java.time.Duration;
import java.time.Instant;

import dev.tandem.localstack.LocalStack.Running;
import org.jspecify.annotations.Nullable;

/**
 * A part that has ended although it was not stopped.
 *
 * @param part its last process
 * @param since the time that was noticed
 * @param failures the number of failed starts since
 * @param nextTry the time of the next start
 * @param complaint why its last start failed
 */
public record Ended(
    Running part,
    Instant since,
    int failures,
    Instant nextTry,
    @Nullable String complaint) {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 6;

  static Ended now(Running part, int failures, Instant now) {
    return new Ended(part, now, failures, now.plus(pause(failures)), null);
  }

  Ended failedAgain(Instant now, String why) {
    return new Ended(part, since, failures + 1, now.plus(pause(failures + 1)), why);
  }

  /** The same, while it is tried once more. */
  Ended withoutComplaint() {
    return new Ended(part, since, failures, nextTry, null);
  }

  boolean isDue(Instant now) {
    return !now.isBefore(nextTry);
  }

  /** The event and the next step, in a sentence. */
  public String text(boolean startedAgain, Instant now) {
    return startedAgain
        ? "%s has ended; it is started again in %s s"
            .formatted(part.name(), Math.max(1, Duration.between(now, nextTry).toSeconds()))
        : part.name() + " has ended, and without it the demo has to be started again";
  }

  /** The pause before the next start: one second, then twice as long each time, up to a minute. */
  static Duration pause(int failures) {
    Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }
}
