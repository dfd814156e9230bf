package dev.tandem.messaging.internal.deadletter;

import dev.tandem.messaging.Effect;
import dev.tandem.messaging.internal.envelope.MessageBody;

/**
 * The consuming side's part in a retry or a discard: handles the event again, or passes over it.
 */
public interface DeadLetterReplay {

  /**
   * Reads the event again and makes its outside calls, if its handler makes any. Runs outside any
   * transaction and may run more than once.
   *
   * @return the effect to apply in the transaction that closes the dead letter
   * @throws Exception if the event cannot be handled
   */
  Effect prepare(DeadLetter letter, MessageBody body) throws Exception;

  /** Lets the subject go on without the event; runs in the transaction that discards it. */
  void passOver(DeadLetter letter);

  /** Handles the events that waited for this one; runs after the dead letter is closed. */
  void resume(DeadLetter letter);
}
