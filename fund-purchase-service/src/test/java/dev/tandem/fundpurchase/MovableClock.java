package dev.tandem.fundpurchase;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time as it is, or further on where a test moves it. */
class MovableClock extends Clock {

  private volatile Duration ahead = Duration.ZERO;

  void advance(Duration duration) {
    ahead = ahead.plus(duration);
  }

  void moveTo(Instant moment) {
    ahead = Duration.between(Instant.now(), moment);
  }

  void reset() {
    ahead = Duration.ZERO;
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
