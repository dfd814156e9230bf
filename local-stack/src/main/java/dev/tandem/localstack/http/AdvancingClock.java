package dev.tandem.localstack.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import dev.tandem.localstack.http.JsonServer.Answer;
import dev.tandem.localstack.http.JsonServer.Request;

/** The system's time plus a lead that can grow. */
public final class AdvancingClock implements InstantSource {

  private final InstantSource system = Clock.systemUTC();
  private final AtomicReference<Duration> ahead;

  /** A clock with the lead {@code ahead} from the start. */
  public AdvancingClock(Duration ahead) {
    this.ahead = new AtomicReference<>(ahead);
  }

  @Override
  public Instant instant() {
    return system.instant().plus(ahead.get());
  }

  /** Moves the time ahead. */
  public void advance(Duration duration) {
    ahead.accumulateAndGet(duration, Duration::plus);
  }

  /** Moves the time ahead by a request, and answers with the new time. */
  public Answer advance(Request request) {
    advance(request.read(ClockAdvance.class).checked());
    return Answer.json(200, Map.of("now", instant().toString()));
  }
}
