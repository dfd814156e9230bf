package dev.tandem.fundpurchase.confirmation;

/** A line is not what it should be. */
class UnreadableLineException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  UnreadableLineException(String message) {
    super(message);
  }
}
