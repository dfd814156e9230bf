package dev.tandem.fundpurchase.line;

/** A line is not what it should be. */
public class UnreadableLineException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  UnreadableLineException(String message) {
    super(message);
  }
}
