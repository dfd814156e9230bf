package dev.tandem.messaging.internal.envelope;

/** A message, or one event of it, breaks the envelope's contract: trying again cannot help. */
public class UnreadableMessageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnreadableMessageException(String message) {
    super(message);
  }

  public UnreadableMessageException(String message, Throwable cause) {
    super(message, cause);
  }
}
