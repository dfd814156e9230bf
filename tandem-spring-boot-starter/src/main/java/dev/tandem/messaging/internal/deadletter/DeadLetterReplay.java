package dev.tandem.messaging.internal.deadletter;

import dev.tandem.messaging.Effect;
import dev.tandem.messaging.internal.envelope.MessageBody;

/** How the consuming side handles a dead letter once more, or passes over it. */
public interface DeadLetterReplay {

  /**
   * Reads the event again and makes its outside calls, if its handler makes any. Runs outside any
   * transaction and may run more than once.
   *
   * @return what is left to do in the transaction that closes the dead letter
   * @throws Exception whatever keeps the event from being handled
   */
  Effect prepare(DeadLetter letter, MessageBody body) throws Exception;

  /** Lets the subject go on without the event; runs in the transaction that discards it. */
  void passOver(DeadLetter letter);

  /** Handles the events that waited for this one; runs after the dead letter is closed. */
  void resume(DeadLetter letter);
}
