package dev.tandem.localstack.story;

/** A story that does not go as it must, and where. */
final class BrokenOffException extends RuntimeException {

  BrokenOffException(String message) {
    super(message);
  }
}
