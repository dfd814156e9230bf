package dev.tandem.notification.delivery;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of one attempt to deliver.
 *
 * @param responseStatus the receiver's HTTP status, if it answered
 * @param took the time it took
 * @param excerpt the beginning of the receiver's answer
 * @param error the reason there was no answer, a stable word such as {@code timeout}
 */
record Attempt(
    @Nullable Integer responseStatus,
    Duration took,
    @Nullable String excerpt,
    @Nullable String error) {

  private static final int GONE = 410;

  static Attempt answered(int responseStatus, Duration took, String excerpt) {
    return new Attempt(responseStatus, took, excerpt, null);
  }

  static Attempt unanswered(String error, Duration took) {
    return new Attempt(null, took, null, error);
  }

  /** Whether the receiver answered 2xx. A redirect counts as a refusal: it is never followed. */
  boolean succeeded() {
    return responseStatus != null && responseStatus >= 200 && responseStatus < 300;
  }

  /** Whether the receiver wants no more webhooks at all (410 Gone). */
  boolean gone() {
    return responseStatus != null && responseStatus == GONE;
  }
}
