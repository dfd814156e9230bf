package dev.tandem.messaging.internal.outbox;

/** Counts the publishing side; without Micrometer nothing is counted. */
public interface OutboxMeters {

  /** Counts nothing. */
  OutboxMeters NONE = new OutboxMeters() {};

  /** The outcome of sending a half message. */
  enum Sent {
    SENT,
    FAILED,
    NOT_TRIED
  }

  /** The answer to a check-back. */
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

  /** The number of unconfirmed messages and the age of the oldest, read at intervals. */
  default void unconfirmed(long count, long oldestAgeSeconds) {}

  /** The number of prepared transactions that wait for an operator, read at intervals. */
  default void undecided(long count) {}

  /** The broker gave up asking about half messages; {@code hurried} of them had committed. */
  default void drained(int givenUp, int hurried) {}
}
