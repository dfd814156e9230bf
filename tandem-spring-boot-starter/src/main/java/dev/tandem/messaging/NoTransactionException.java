package dev.tandem.messaging;

/** An event was published where no transaction could carry it; nothing was published. */
public class NoTransactionException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  public NoTransactionException(String message) {
    super(message);
  }
}
