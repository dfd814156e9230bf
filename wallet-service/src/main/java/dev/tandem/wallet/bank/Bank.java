package dev.tandem.wallet.bank;

/**
 * The bank. Its answers are values: a call that fails is {@code Unknown} or {@code NotTaken}, never
 * an exception and never taken for a refusal.
 */
public interface Bank {

  /**
   * Charges once for each reference, however often it is called. Waits for the bank, so call it
   * outside any transaction.
   */
  ChargeAnswer charge(ChargeRequest request);

  /** Asks for the outcome of a charge. Waits for the bank, so call it outside any transaction. */
  QueryAnswer query(ExpectedCharge expected);
}
