package dev.tandem.fundpurchase.house;

/** A file of the fund house that cannot even be split into lines. */
public class UnreadableFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableFileException(String message) {
    super(message);
  }
}
