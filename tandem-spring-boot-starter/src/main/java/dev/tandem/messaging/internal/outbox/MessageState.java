package dev.tandem.messaging.internal.outbox;

/** The state of a message, as its outbox row has it. */
public enum MessageState {
  /** It committed; the message is not yet seen to have left the broker. */
  COMMITTED,
  /** It committed and the message has left the broker. */
  CONFIRMED,
  /** It did not commit and never can: a tombstone stands in its place. */
  ABORTED
}
