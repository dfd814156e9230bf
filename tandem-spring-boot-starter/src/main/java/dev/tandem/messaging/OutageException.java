package dev.tandem.messaging;

/**
 * Thrown by an {@link EventHandler} that returns {@code void} while something that it needs is
 * away, such as another server. Its batch is rolled back and waits: it is tried again every second,
 * after some minutes every twenty, however long the outage lasts, and none of that counts as an
 * attempt. Meanwhile the group handles nothing else from the same queue.
 */
public class OutageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public OutageException(String message, Throwable cause) {
    super(message, cause);
  }
}
