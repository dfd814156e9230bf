package dev.tandem.messaging.internal.processing;

/**
 * The database, or what a handler needs, stayed away; or the application stopped meanwhile. Nothing
 * of it is the events' failure.
 */
public final class AwayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AwayException(Throwable cause) {
    super("the database, or what a handler needs, is away", cause);
  }
}
