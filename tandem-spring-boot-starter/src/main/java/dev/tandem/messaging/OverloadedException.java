package dev.tandem.messaging;

import java.time.Duration;

/** More commands are waiting than the queue may hold. The command was refused and had no effect. */
public class OverloadedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  public OverloadedException(String message, Duration retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  /** The time that the commands now waiting are expected to take; a retry makes sense after it. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
