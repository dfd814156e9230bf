package dev.tandem.messaging;

/**
 * Thrown by an {@link EventHandler} when trying again cannot help: the event becomes a dead letter
 * at once.
 */
public class PermanentFailureException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PermanentFailureException(String message) {
    super(message);
  }

  public PermanentFailureException(String message, Throwable cause) {
    super(message, cause);
  }
}
