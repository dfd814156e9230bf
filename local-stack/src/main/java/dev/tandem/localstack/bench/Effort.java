package dev.tandem.localstack.bench;

import java.time.Duration;

/**
 * The extent of a benchmark.
 *
 * @param warmUp purchases before anything is measured under load
 * @param lonePurchases purchases by one caller
 * @param purchases purchases by many callers
 * @param recharging the time of recharging for each number of callers
 * @param settling the time the suite is left alone before it is watched at rest
 * @param watching the time it is watched
 */
public record Effort(
    int warmUp,
    int lonePurchases,
    int purchases,
    Duration recharging,
    Duration settling,
    Duration watching) {

  /** The extent for published figures: about twenty minutes. */
  public static final Effort FULL = new Effort(
      8_000, 500, 5_000, Duration.ofSeconds(60), Duration.ofSeconds(120), Duration.ofSeconds(60));

  /** Everything once and short, for a first look. */
  public static final Effort SHORT = new Effort(
      500, 50, 500, Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(20));
}
