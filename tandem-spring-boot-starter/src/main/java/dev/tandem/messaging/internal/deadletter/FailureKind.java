package dev.tandem.messaging.internal.deadletter;

/** The reason an event became a dead letter. */
public enum FailureKind {
  /** The body, an attribute or the data could not be read. */
  UNREADABLE,
  /** No handler of the group knows the type. */
  UNKNOWN_TYPE,
  /** The handler said that trying again cannot help. */
  PERMANENT,
  /** Every allowed attempt failed. */
  RETRIES_EXHAUSTED,
  /** Another event with this sequence number has already been applied to the subject. */
  OUT_OF_SEQUENCE
}
