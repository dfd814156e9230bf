package dev.tandem.benchmarks.stack;

/** When the broker answers that it has a message. */
public enum Flush {
  /** Once it is on the disk. */
  SYNC,
  /** Once it is in memory; a power cut can take the last moments. */
  ASYNC;

  public String setting() {
    return name() + "_FLUSH";
  }
}
