package dev.tandem.console.page;

/** What a page was asked to show does not exist; the message says what. */
public class NotThereException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NotThereException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
