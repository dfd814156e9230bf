package dev.tandem.wallet.violation;

import dev.tandem.localstack.bank.BankSimulator;

/** Reaches into another module than the shared ones. */
public class CallsAnotherService {

  public String url(BankSimulator other) {
    return other.url();
  }
}
