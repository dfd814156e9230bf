package dev.tandem.benchmarks.stack;

/** The moment at which the broker confirms a message. */
public enum Flush {
  /** Once it is on the disk. */
  SYNC,
  /** Once it is in memory; a power cut can take the last moments. */
  ASYNC;

  public String setting() {
    return name() + "_FLUSH";
  }
}
