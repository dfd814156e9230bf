package dev.tandem.fundpurchase.line;

/** A line of a file cannot be read. */
public class UnreadableLineException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  UnreadableLineException(String message) {
    super(message);
  }
}
