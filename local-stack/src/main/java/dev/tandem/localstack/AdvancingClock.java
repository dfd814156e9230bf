package dev.tandem.localstack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The system's time, moved ahead by as much as was asked for. */
final class AdvancingClock implements InstantSource {

  private final InstantSource system = Clock.systemUTC();
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  @Override
  public Instant instant() {
    return system.instant().plus(ahead.get());
  }

  void advance(Duration duration) {
    ahead.accumulateAndGet(duration, Duration::plus);
  }
}
