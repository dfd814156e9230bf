package dev.tandem.messaging.internal.outbox;

/** How the local transaction of a message ended, as its outbox row says. */
public enum MessageState {
  /** It committed; the message is not yet seen to have left the broker. */
  COMMITTED,
  /** It committed and the message has left the broker. */
  CONFIRMED,
  /** It did not commit and never can: a tombstone stands in its place. */
  ABORTED
}
