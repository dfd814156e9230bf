package dev.tandem.datacentre.violation.one;

import dev.tandem.datacentre.violation.two.Two;

/** One half of a cycle. */
public class One {

  public String other() {
    return new Two(null).toString();
  }
}
