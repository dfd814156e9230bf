package dev.tandem.localstack;

/** A story that does not go as it must, and where. */
final class BrokenOffException extends RuntimeException {

  BrokenOffException(String message) {
    super(message);
  }
}
