package dev.tandem.fundpurchase.violation;

import dev.tandem.localstack.fundhouse.FundHouseSimulator;

/** Reaches into another module than the shared ones. */
public class CallsAnotherService {

  public String url(FundHouseSimulator other) {
    return other.url();
  }
}
