package dev.tandem.console.page;

/** The thing that a page should show does not exist; the message names it. */
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
