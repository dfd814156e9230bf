package dev.tandem.messaging.internal.deadletter;

/** {@code OPEN} until an operator closes it; a closed dead letter stays closed. */
public enum DeadLetterStatus {
  OPEN,
  RESOLVED,
  DISCARDED
}
