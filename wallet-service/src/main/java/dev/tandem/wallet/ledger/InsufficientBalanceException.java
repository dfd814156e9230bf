package dev.tandem.wallet.ledger;

/**
 * A posting would have taken an account below zero; the database refused it, and its whole
 * transaction is rolled back.
 */
public class InsufficientBalanceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InsufficientBalanceException(Throwable cause) {
    super("An account would have gone below zero", cause);
  }
}
