package dev.tandem.localstack.http;

import java.time.Duration;

import dev.tandem.localstack.http.JsonServer.Refusal;
import org.jspecify.annotations.Nullable;

/** A request to move a clock ahead. */
public record ClockAdvance(@Nullable Duration duration) {

  /** The duration; throws a refusal if it is missing or would move time back. */
  public Duration checked() {
    if (duration == null || duration.isNegative()) {
      throw new Refusal(400, "malformed", "duration must be a duration that is not negative");
    }
    return duration;
  }
}
