package dev.tandem.messaging;

/**
 * Thrown by an {@link EventHandler} that returns {@code void} while something that it needs is
 * away, such as another server. Its batch is rolled back and tried again every second, however long
 * the outage lasts, and none of that counts as an attempt. Every four minutes the group leaves the
 * queue to the broker for twenty seconds at most. It handles nothing else from that queue.
 */
public class OutageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public OutageException(String message, Throwable cause) {
    super(message, cause);
  }
}
