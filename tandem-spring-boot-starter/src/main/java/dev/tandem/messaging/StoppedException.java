package dev.tandem.messaging;

/**
 * This instance is shutting down. The command was refused and had no effect; another instance may
 * take it.
 */
public class StoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StoppedException(String message) {
    super(message);
  }
}
