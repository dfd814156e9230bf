package dev.tandem.web.chain;

/** Rows that were written to stay as they are: a bean for each kind that a service has. */
@FunctionalInterface
public interface Verifiable {

  /** Reads all of them again. */
  Verification verify();
}
