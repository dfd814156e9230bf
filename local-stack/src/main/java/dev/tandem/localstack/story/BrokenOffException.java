package dev.tandem.localstack.story;

/** A story went wrong; the message says where. */
final class BrokenOffException extends RuntimeException {

  BrokenOffException(String message) {
    super(message);
  }

  BrokenOffException(String message, Throwable cause) {
    super(message, cause);
  }
}
