package dev.tandem.console.flow;

import java.time.Duration;
import java.util.Optional;

import dev.tandem.console.page.Tone;

/**
 * The flow through one consumer group.
 *
 * @param handledPerSecond events, since it was looked at before; empty the first time
 * @param batchSize the mean number of events in a batch
 * @param slowest the longest time of late from an event to its effect
 * @param lag the messages that wait at the broker; empty if it does not tell
 * @param behind how long the oldest of these has waited: the revenue that is delayed, in time
 * @param behindPerSecond by how many seconds that grows each second
 */
public record GroupFlow(
    String service,
    String group,
    Optional<Double> handledPerSecond,
    double batchSize,
    Duration slowest,
    Optional<Long> lag,
    Optional<Duration> behind,
    Optional<Double> behindPerSecond) {

  /** From here on events are late for people who wait. */
  private static final Duration LATE = Duration.ofSeconds(60);

  // Less is the noise of two clocks.
  private static final double STEADY = 0.05;

  public Tone tone() {
    Duration now = behind.orElse(Duration.ZERO);
    if (now.compareTo(LATE) >= 0) {
      return Tone.BAD;
    }
    return now.compareTo(LATE.dividedBy(6)) >= 0 ? Tone.WAITING : Tone.GOOD;
  }

  /** When it will have caught up or be saturated, if things go on as they do. */
  public String outlook() {
    if (behind.isEmpty()) {
      return "not known";
    }
    double now = behind.get().toMillis() / 1_000.0;
    double change = behindPerSecond.orElse(0.0);
    if (change > STEADY) {
      return now >= LATE.toSeconds()
          ? "saturated"
          : "saturated in " + Math.round((LATE.toSeconds() - now) / change) + " s";
    }
    if (change < -STEADY && now >= 1) {
      return "caught up in " + Math.round(now / -change) + " s";
    }
    return now < 1 ? "keeps up" : "steady";
  }
}
