package dev.tandem.messaging.internal.invocation;

/** Carries a handler's checked exception through the transaction, which rolls back. */
public final class HandlerFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  HandlerFailedException(Exception cause) {
    super(cause);
  }

  /** The exception that the handler itself threw. */
  public static Throwable unwrap(Throwable error) {
    return error instanceof HandlerFailedException && error.getCause() != null
        ? error.getCause()
        : error;
  }
}
