package dev.tandem.benchmarks;

import java.time.Duration;
import java.util.List;

/**
 * The durations and repetitions of measuring.
 *
 * @param rounds repetitions, each with every contender
 * @param callers the numbers of callers
 * @param start of each contender, before anything: until then the compiler is what would be
 *     measured
 * @param firstWarmUp before the first window of each load
 * @param warmUp before every other window
 * @param window the measured part of a closed loop
 * @param openWindow the measured part of an open loop
 */
record Plan(
    int rounds,
    List<Integer> callers,
    Duration start,
    Duration firstWarmUp,
    Duration warmUp,
    Duration window,
    Duration openWindow) {

  /** The plan of a run of a few minutes. */
  static Plan standard() {
    return new Plan(
        3,
        List.of(1, 16, 64, 256),
        Duration.ofSeconds(15),
        Duration.ofMillis(1_500),
        Duration.ofMillis(400),
        Duration.ofMillis(1_500),
        Duration.ofSeconds(4));
  }

  /** The plan of a run that only shows that everything still works. */
  static Plan brief() {
    return new Plan(
        1,
        List.of(16),
        Duration.ofMillis(100),
        Duration.ofMillis(200),
        Duration.ofMillis(100),
        Duration.ofMillis(400),
        Duration.ofMillis(500));
  }

  Plan withRounds(int number) {
    return new Plan(number, callers, start, firstWarmUp, warmUp, window, openWindow);
  }
}
