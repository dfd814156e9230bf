package dev.tandem.messaging.internal.groupcommit;

import java.time.Duration;

/** The recent speed of the lanes, to tell a refused caller when to try again. */
final class Pace {

  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final double WEIGHT_OF_THE_LATEST = 0.2;

  private final int lanes;
  private double nanosPerCommand;

  Pace(int lanes) {
    this.lanes = lanes;
  }

  synchronized void ran(int commands, long nanos) {
    double latest = (double) nanos / commands;
    nanosPerCommand = nanosPerCommand == 0
        ? latest
        : nanosPerCommand + WEIGHT_OF_THE_LATEST * (latest - nanosPerCommand);
  }

  /** The time that {@code waiting} commands should take. */
  synchronized Duration timeFor(int waiting) {
    Duration expected = Duration.ofNanos((long) (nanosPerCommand * waiting / lanes));
    if (expected.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return expected.compareTo(LONGEST) > 0 ? LONGEST : expected;
  }
}
