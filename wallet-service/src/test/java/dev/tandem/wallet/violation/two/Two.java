package dev.tandem.wallet.violation.two;

import dev.tandem.wallet.violation.one.One;

/** The other half. */
public class Two {

  public Class<?> other() {
    return One.class;
  }
}
