package dev.tandem.web.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The machine's time plus an offset that only grows: time never runs backwards. */
final class AdjustableClock extends Clock {

  /** Read by the pattern of the log: lines have the machine's time and by how much it was moved. */
  private static final String LOGGED_AS = "tandem.clock.ahead";

  private final Clock base;
  private volatile Duration offset = Duration.ZERO;

  AdjustableClock(Clock base, Duration ahead) {
    this.base = base;
    advance(ahead);
  }

  /** Moves the time forward. */
  synchronized void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("Time only moves forward");
    }
    offset = offset.plus(duration);
    if (offset.isPositive()) {
      System.setProperty(LOGGED_AS, " (+" + offset.truncatedTo(ChronoUnit.SECONDS) + ")");
    }
  }

  Duration offset() {
    return offset;
  }

  @Override
  public Instant instant() {
    return base.instant().plus(offset);
  }

  @Override
  public ZoneId getZone() {
    return base.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("The suite's time is UTC; convert instants instead");
  }
}
