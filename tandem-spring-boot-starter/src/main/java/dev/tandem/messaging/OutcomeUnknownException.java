package dev.tandem.messaging;

import org.jspecify.annotations.Nullable;

/**
 * It is not known whether the command took effect: the connection broke during COMMIT, or the
 * caller stopped waiting. Look the data up before trying again, or send commands that the handler
 * recognises when they come a second time.
 */
public class OutcomeUnknownException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public OutcomeUnknownException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
