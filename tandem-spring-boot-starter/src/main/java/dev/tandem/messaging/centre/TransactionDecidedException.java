package dev.tandem.messaging.centre;

/**
 * The prepared transaction was decided the other way before, by its own code, by a check or by an
 * operator. The first decision stands.
 */
public class TransactionDecidedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TransactionDecidedException(String message) {
    super(message);
  }
}
