package dev.tandem.wallet.bank;

/**
 * The bank. Its answers are values: whatever goes wrong on the way is {@code Unknown} or
 * {@code NotTaken}, never an exception and never taken for a refusal.
 */
public interface Bank {

  /**
   * Charges once for each reference, however often it is asked. Waits for the bank: no transaction.
   */
  ChargeAnswer charge(ChargeRequest request);

  /** Asks what became of a charge. Waits for the bank: no transaction. */
  QueryAnswer query(ExpectedCharge expected);
}
