package dev.tandem.fundpurchase.house;

/** A file of the fund house of which not even the lines can be told apart. */
public class UnreadableFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableFileException(String message) {
    super(message);
  }
}
