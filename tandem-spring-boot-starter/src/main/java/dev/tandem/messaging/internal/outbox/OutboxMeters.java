package dev.tandem.messaging.internal.outbox;

/** What the producing half counts; nothing is counted where there is no Micrometer. */
public interface OutboxMeters {

  /** Counts nothing. */
  OutboxMeters NONE = new OutboxMeters() {};

  /** How a half message went. */
  enum Sent {
    SENT,
    FAILED,
    NOT_TRIED
  }

  /** What a check-back was answered. */
  enum Answer {
    COMMIT,
    ROLLBACK,
    UNKNOWN
  }

  default void halfMessages(Sent result, int count) {}

  /** A transaction that publishes committed; {@code degraded} if the broker did not take part. */
  default void committed(boolean degraded) {}

  default void checkBack(Answer answer) {}

  /** A transaction was fenced off. */
  default void fenced() {}

  default void confirmed(int count) {}

  default void swept(int sent, int failed) {}

  /** How the outbox stands, as looked up now and then. */
  default void unconfirmed(long count, long oldestAgeSeconds) {}

  /** The broker gave up on half messages; {@code hurried} of them had committed. */
  default void drained(int givenUp, int hurried) {}
}
