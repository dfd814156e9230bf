package dev.tandem.messaging.internal.inbox;

/** Carries a handler's checked exception through the transaction, which rolls back on it. */
final class HandlerFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  HandlerFailedException(Exception cause) {
    super(cause);
  }

  /** What the handler itself threw. */
  static Throwable unwrap(Throwable error) {
    return error instanceof HandlerFailedException && error.getCause() != null
        ? error.getCause()
        : error;
  }
}
