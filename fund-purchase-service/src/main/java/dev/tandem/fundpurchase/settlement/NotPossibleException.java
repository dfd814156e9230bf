package dev.tandem.fundpurchase.settlement;

/** A break cannot be settled as proposed; nothing has moved. */
class NotPossibleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotPossibleException(String message) {
    super(message);
  }
}
