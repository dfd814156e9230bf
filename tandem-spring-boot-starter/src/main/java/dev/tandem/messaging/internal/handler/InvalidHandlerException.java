package dev.tandem.messaging.internal.handler;

/**
 * An event handler method is declared in a way that cannot work; the application does not start.
 */
public class InvalidHandlerException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  InvalidHandlerException(String message) {
    super(message);
  }
}
